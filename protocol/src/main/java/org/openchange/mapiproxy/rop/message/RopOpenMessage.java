/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopOpenMessage ([MS-OXCROPS] 2.2.6.1): opens an existing message. */
public final class RopOpenMessage {
    public static final RopType TYPE = RopType.named(0x03, "RopOpenMessage")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopOpenMessage() {}

    /**
     * @param codePageId of 8-bit strings; 0x0FFF for the logon's
     * @param openModeFlags 0 read only, 1 to write too, 3 to write if allowed, 4 soft-deleted messages too
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int codePageId,
            long folderId,
            int openModeFlags,
            long messageId)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    in.readLong(),
                    in.readUnsignedByte(),
                    in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putShort(codePageId)
                    .putLong(folderId)
                    .putByte(openModeFlags)
                    .putLong(messageId);
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

    public record Response(int outputHandleIndex, long returnValue, OpenedMessage message) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue, OpenedMessage.read(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
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
