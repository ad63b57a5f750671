/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import java.util.List;
import org.openchange.mapiproxy.rop.ObjectIds;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopHardDeleteMessages ([MS-OXCROPS] 2.2.4.12): hard-deletes messages. */
public final class RopHardDeleteMessages {
    public static final RopType TYPE = RopType.named(0x91, "RopHardDeleteMessages")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .build();

    private RopHardDeleteMessages() {}

    /**
     * @param wantAsynchronous not 0 lets the server work on and answer with RopProgress
     * @param notifyNonRead not 0 when senders are to learn of messages that were never read
     */
    public record Request(
            int logonId, int inputHandleIndex, int wantAsynchronous, int notifyNonRead, List<Long> messageIds)
            implements RopRequest {
        public Request {
            messageIds = List.copyOf(messageIds);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    ObjectIds.readCounted(in, "MessageIdCount"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(wantAsynchronous)
                    .putByte(notifyNonRead);
            ObjectIds.writeCounted(out, messageIds);
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

    /** @param partialCompletion not 0 when it was done for some only */
    public record Response(int inputHandleIndex, long returnValue, int partialCompletion) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(partialCompletion);
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
