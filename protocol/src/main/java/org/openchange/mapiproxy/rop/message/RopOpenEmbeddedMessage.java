/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopOpenEmbeddedMessage ([MS-OXCROPS] 2.2.6.16): opens the message in an attachment. */
public final class RopOpenEmbeddedMessage {
    public static final RopType TYPE = RopType.named(0x46, "RopOpenEmbeddedMessage")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopOpenEmbeddedMessage() {}

    /**
     * @param codePageId of 8-bit strings; 0x0FFF for the logon's
     * @param openModeFlags 0 read only, 1 to write too, 2 create it
     */
    public record Request(int logonId, int inputHandleIndex, int outputHandleIndex, int codePageId, int openModeFlags)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putShort(codePageId)
                    .putByte(openModeFlags);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return inputHandleIndex;
        }
    }

    public record Response(int outputHandleIndex, long returnValue, int reserved, long messageId, OpenedMessage message)
            implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    outputHandleIndex, returnValue, in.readUnsignedByte(), in.readLong(), OpenedMessage.read(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(reserved).putLong(messageId);
            message.write(out);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return outputHandleIndex;
        }
    }
}
