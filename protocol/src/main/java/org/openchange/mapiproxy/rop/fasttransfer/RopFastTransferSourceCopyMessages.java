/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.fasttransfer;

import java.util.List;
import org.openchange.mapiproxy.rop.ObjectIds;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopFastTransferSourceCopyMessages ([MS-OXCROPS] 2.2.12.6): begins a download of messages. */
public final class RopFastTransferSourceCopyMessages {
    public static final RopType TYPE = RopType.named(0x4B, "RopFastTransferSourceCopyMessages")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopFastTransferSourceCopyMessages() {}

    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            List<Long> messageIds,
            int copyFlags,
            int sendOptions)
            implements RopRequest {
        public Request {
            messageIds = List.copyOf(messageIds);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    ObjectIds.readCounted(in, "MessageIds"),
                    in.readUnsignedByte(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(outputHandleIndex);
            ObjectIds.writeCounted(out, messageIds);
            out.putByte(copyFlags).putByte(sendOptions);
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

    public record Response(int outputHandleIndex, long returnValue) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue);
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
            return outputHandleIndex;
        }
    }
}
