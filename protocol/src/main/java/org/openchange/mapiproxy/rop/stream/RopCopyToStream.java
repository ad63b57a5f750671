/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopCopyToStream ([MS-OXCROPS] 2.2.9.9): copies from one stream to another. */
public final class RopCopyToStream {
    public static final RopType TYPE = RopType.named(0x3A, "RopCopyToStream")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .nullDestination(NullDestination::read)
            .build();

    private RopCopyToStream() {}

    public record Request(int logonId, int sourceHandleIndex, int destHandleIndex, long byteCount)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(sourceHandleIndex)
                    .putByte(destHandleIndex)
                    .putLong(byteCount);
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

    public record Response(int sourceHandleIndex, long returnValue, long readByteCount, long writtenByteCount)
            implements RopReply {

        static Response read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(sourceHandleIndex, returnValue, in.readLong(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(readByteCount).putLong(writtenByteCount);
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

    /** What it answers when the destination does not exist (ReturnValue 0x503). */
    public record NullDestination(
            int sourceHandleIndex, long returnValue, long destHandleIndex, long readByteCount, long writtenByteCount)
            implements RopReply {

        static NullDestination read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new NullDestination(
                    sourceHandleIndex, returnValue, in.readUnsignedInt(), in.readLong(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putInt(destHandleIndex)
                    .putLong(readByteCount)
                    .putLong(writtenByteCount);
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
