/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * [MS-OXCRPC] 3.1.4.2.1.2.1 The ROP buffers behind the first one of a request: each has one RopWriteStreamExtended,
 * RopFastTransferDestinationPutBuffer or RopFastTransferDestinationPutBufferExtended, whose data continue those of the last ROP of the first ROP
 * buffer. The three have the same layout: RopId, LogonId, InputHandleIndex, a 16-bit size, and data.
 */
public final class RequestChain {
    private static final int PUT_BUFFER = 0x54;
    private static final int PUT_BUFFER_EXTENDED = 0x9D;
    private static final int WRITE_STREAM_EXTENDED = 0xA3;
    private static final Set<Integer> ROP_IDS = Set.of(PUT_BUFFER, PUT_BUFFER_EXTENDED, WRITE_STREAM_EXTENDED);

    private RequestChain() {}

    /**
     * The data of each ROP buffer behind the first one, in their order, without copies; none if there is no chain.
     *
     * @throws MalformedMessageException if one of them holds anything else, or another of the three ROPs than the others
     */
    public static List<ByteBuffer> continuedData(List<RopBuffer> ropBuffers) {
        List<ByteBuffer> data = new ArrayList<>();
        int expectedRopId = -1;
        for (RopBuffer ropBuffer : ropBuffers.subList(Math.min(1, ropBuffers.size()), ropBuffers.size())) {
            WireReader in = new WireReader(ropBuffer.ropsList());
            // RopId (1 byte)
            int ropId = in.readUnsignedByte();
            if (expectedRopId == -1 ? !ROP_IDS.contains(ropId) : ropId != expectedRopId) {
                throw new MalformedMessageException(String.format("ROP 0x%02x in a chain of requests", ropId), 0);
            }
            expectedRopId = ropId;
            // LogonId (1 byte)
            in.readUnsignedByte();
            // InputHandleIndex (1 byte)
            in.readUnsignedByte();
            // DataSize or TransferDataSize (2 bytes), Data or TransferData (variable)
            data.add(in.readCountedBytes("data of a chained ROP"));
            if (in.hasRemaining()) {
                throw new MalformedMessageException("more than one ROP in a chained buffer", in.position());
            }
        }
        return data;
    }
}
