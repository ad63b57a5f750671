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

/** RopMoveCopyMessages ([MS-OXCROPS] 2.2.4.6): moves or copies messages. */
public final class RopMoveCopyMessages {
    public static final RopType TYPE = RopType.named(0x33, "RopMoveCopyMessages")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .nullDestination(NullDestination::read)
            .build();

    private RopMoveCopyMessages() {}

    /**
     * @param wantAsynchronous not 0 lets the server work on and answer with RopProgress
     * @param wantCopy not 0 to copy
     */
    public record Request(
            int logonId,
            int sourceHandleIndex,
            int destHandleIndex,
            List<Long> messageIds,
            int wantAsynchronous,
            int wantCopy)
            implements RopRequest {
        public Request {
            messageIds = List.copyOf(messageIds);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    ObjectIds.readCounted(in, "MessageIdCount"),
                    in.readUnsignedByte(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(sourceHandleIndex).putByte(destHandleIndex);
            ObjectIds.writeCounted(out, messageIds);
            out.putByte(wantAsynchronous).putByte(wantCopy);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }

    /** @param partialCompletion not 0 when it was done for some only */
    public record Response(int sourceHandleIndex, long returnValue, int partialCompletion) implements RopReply {

        static Response read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(sourceHandleIndex, returnValue, in.readUnsignedByte());
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
            return sourceHandleIndex;
        }
    }

    /**
     * The response when the destination does not exist.
     *
     * @param destHandleIndex as in the request, in 32 bits here
     * @param partialCompletion not 0 when it was done for some only
     */
    public record NullDestination(int sourceHandleIndex, long returnValue, long destHandleIndex, int partialCompletion)
            implements RopReply {

        static NullDestination read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new NullDestination(sourceHandleIndex, returnValue, in.readUnsignedInt(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putInt(destHandleIndex).putByte(partialCompletion);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }
}
