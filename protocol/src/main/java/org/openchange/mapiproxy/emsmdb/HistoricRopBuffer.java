/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * The ROP buffer of EcDoRpc, opnum 2, which [MS-OXCRPC] reserves: one only, without RPC_HEADER_EXT, every byte XORed.
 *
 * @param ropBuffer empty in the response of a call that failed
 */
public record HistoricRopBuffer(Optional<RopBuffer> ropBuffer) implements RopBuffers {

    /** Reads the whole array; an empty one has no ROP buffer. */
    public static HistoricRopBuffer read(ByteBuffer bytes) {
        return new HistoricRopBuffer(
                bytes.hasRemaining()
                        ? Optional.of(RopBuffer.read(ByteBuffer.wrap(XorMagic.applied(bytes))))
                        : Optional.empty());
    }

    @Override
    public List<RopBuffer> ropBuffers() {
        return ropBuffer.stream().toList();
    }

    /** @param changed one at most, for there are no chains here */
    @Override
    public HistoricRopBuffer with(List<RopBuffer> changed) {
        if (changed.size() > 1) {
            throw new IllegalArgumentException(changed.size() + " ROP buffers in EcDoRpc, which has no chains");
        }
        return new HistoricRopBuffer(changed.stream().findFirst());
    }

    @Override
    public <M> PackingResult<M> pack(int maxBytes, Function<ByteBuffer, M> carrier) {
        ByteBuffer payload = ropBuffer.map(RopBuffer::write).orElseGet(() -> ByteBuffer.allocate(0));
        return payload.remaining() > maxBytes
                ? new PackingResult.TooLarge<>(0, payload.remaining(), maxBytes)
                : new PackingResult.Packed<>(carrier.apply(ByteBuffer.wrap(XorMagic.applied(payload))));
    }

    @Override
    public void print(String name, PrintTree tree) {
        ropBuffer.ifPresent(buffer -> buffer.print(name, tree));
    }
}
