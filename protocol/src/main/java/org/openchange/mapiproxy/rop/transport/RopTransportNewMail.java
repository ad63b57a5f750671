/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.transport;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopTransportNewMail ([MS-OXCROPS] 2.2.7.7): tells the server of mail that the client's own transport brought. */
public final class RopTransportNewMail {
    public static final RopType TYPE = RopType.named(0x51, "RopTransportNewMail")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopTransportNewMail() {}

    public record Request(
            int logonId, int inputHandleIndex, long messageId, long folderId, String messageClass, long messageFlags)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readLong(),
                    in.readLong(),
                    in.readString8(),
                    in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putLong(messageId)
                    .putLong(folderId)
                    .putString8(messageClass)
                    .putInt(messageFlags);
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

    public record Response(int inputHandleIndex, long returnValue) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
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
}
