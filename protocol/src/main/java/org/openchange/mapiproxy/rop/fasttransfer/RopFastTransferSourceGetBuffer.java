/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.fasttransfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopFastTransferSourceGetBuffer ([MS-OXCROPS] 2.2.12.4): downloads a part of a FastTransfer stream. */
public final class RopFastTransferSourceGetBuffer {
    public static final RopType TYPE = RopType.named(0x4E, "RopFastTransferSourceGetBuffer")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, RopFastTransferSourceGetBuffer::readReply)
            .build();

    /** The BufferSize that says that MaximumBufferSize follows. */
    public static final int BUFFER_SIZE_FOLLOWS = 0xBABE;

    /** ecServerBusy: the response has a layout of its own. */
    public static final long SERVER_BUSY = 0x480;

    private RopFastTransferSourceGetBuffer() {}

    private static RopReply readReply(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
        return returnValue == SERVER_BUSY
                ? ServerBusy.read(inputHandleIndex, returnValue, in)
                : Response.read(inputHandleIndex, returnValue, in);
    }

    /**
     * @param bufferSize bytes that the client has room for, or {@link #BUFFER_SIZE_FOLLOWS}
     * @param maximumBufferSize present then; as many bytes as the server has room for, but not more than this
     */
    public record Request(int logonId, int inputHandleIndex, int bufferSize, Optional<Integer> maximumBufferSize)
            implements RopRequest {
        public Request {
            if (maximumBufferSize.isPresent() != (bufferSize == BUFFER_SIZE_FOLLOWS)) {
                throw new IllegalArgumentException("MaximumBufferSize goes with a BufferSize of 0xBABE");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int bufferSize = in.readUnsignedShort();
            Optional<Integer> maximumBufferSize =
                    bufferSize == BUFFER_SIZE_FOLLOWS ? Optional.of(in.readUnsignedShort()) : Optional.empty();
            return new Request(logonId, inputHandleIndex, bufferSize, maximumBufferSize);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putShort(bufferSize);
            maximumBufferSize.ifPresent(out::putShort);
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

    /**
     * @param transferStatus 0 error, 1 partial, 2 no room, 3 done
     * @param transferBuffer a part of the stream
     */
    public record Response(
            int inputHandleIndex,
            long returnValue,
            int transferStatus,
            int inProgressCount,
            int totalStepCount,
            int reserved,
            ByteBuffer transferBuffer)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedByte(),
                    in.readCountedBytes("TransferBuffer"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putShort(transferStatus)
                    .putShort(inProgressCount)
                    .putShort(totalStepCount)
                    .putByte(reserved)
                    .putCountedBytes(transferBuffer);
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

    /**
     * What it answers when the client is to try again later (ReturnValue 0x480).
     *
     * @param transferBufferSize what stands there; no TransferBuffer follows
     * @param backoffTime milliseconds to wait
     */
    public record ServerBusy(
            int inputHandleIndex,
            long returnValue,
            int transferStatus,
            int inProgressCount,
            int totalStepCount,
            int reserved,
            int transferBufferSize,
            long backoffTime)
            implements RopReply {

        static ServerBusy read(int inputHandleIndex, long returnValue, WireReader in) {
            return new ServerBusy(
                    inputHandleIndex,
                    returnValue,
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putShort(transferStatus)
                    .putShort(inProgressCount)
                    .putShort(totalStepCount)
                    .putByte(reserved)
                    .putShort(transferBufferSize)
                    .putInt(backoffTime);
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
