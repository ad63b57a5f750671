/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.fasttransfer;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopFastTransferDestinationPutBuffer ([MS-OXCROPS] 2.2.12.2): uploads a part of a FastTransfer stream. */
public final class RopFastTransferDestinationPutBuffer {
    public static final RopType TYPE = RopType.named(0x54, "RopFastTransferDestinationPutBuffer")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .build();

    private RopFastTransferDestinationPutBuffer() {}

    public record Request(int logonId, int inputHandleIndex, ByteBuffer transferData) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readCountedBytes("TransferData"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putCountedBytes(transferData);
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
     * @param bufferUsedSize bytes of the data that were taken
     */
    public record Response(
            int inputHandleIndex,
            long returnValue,
            int transferStatus,
            int inProgressCount,
            int totalStepCount,
            int reserved,
            int bufferUsedSize)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putShort(transferStatus)
                    .putShort(inProgressCount)
                    .putShort(totalStepCount)
                    .putByte(reserved)
                    .putShort(bufferUsedSize);
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
