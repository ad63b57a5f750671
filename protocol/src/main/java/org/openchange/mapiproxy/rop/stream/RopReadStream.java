/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopReadStream ([MS-OXCROPS] 2.2.9.2): reads from a stream. */
public final class RopReadStream {
    public static final RopType TYPE = RopType.named(0x2C, "RopReadStream")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .build();

    /** The ByteCount that says that MaximumByteCount follows. */
    public static final int BYTE_COUNT_FOLLOWS = 0xBABE;

    private RopReadStream() {}

    /**
     * @param byteCount bytes that are wanted, or {@link #BYTE_COUNT_FOLLOWS}
     * @param maximumByteCount present then; bytes that are wanted, unsigned 32-bit
     */
    public record Request(int logonId, int inputHandleIndex, int byteCount, Optional<Long> maximumByteCount)
            implements RopRequest {
        public Request {
            if (maximumByteCount.isPresent() != (byteCount == BYTE_COUNT_FOLLOWS)) {
                throw new IllegalArgumentException("MaximumByteCount goes with a ByteCount of 0xBABE");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int byteCount = in.readUnsignedShort();
            Optional<Long> maximumByteCount =
                    byteCount == BYTE_COUNT_FOLLOWS ? Optional.of(in.readUnsignedInt()) : Optional.empty();
            return new Request(logonId, inputHandleIndex, byteCount, maximumByteCount);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putShort(byteCount);
            maximumByteCount.ifPresent(out::putInt);
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

    /** @param data what was read; empty on failure */
    public record Response(int inputHandleIndex, long returnValue, ByteBuffer data) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readCountedBytes("Data"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putCountedBytes(data);
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
