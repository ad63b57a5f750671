/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * [MS-OXCRPC] 3.1.4.2.1 The ROP buffers in rgbIn or rgbOut of EcDoRpcExt2, or in the body of an Execute: one in each block of a chain.
 *
 * @param packed the blocks
 * @param ropBuffers what is in them, one for each
 * @param newFlags of {@link RpcHeaderExt}, for blocks that have no predecessor
 */
public record ExtendedRopBuffers(ExtendedBuffers packed, List<RopBuffer> ropBuffers, int newFlags)
        implements RopBuffers {

    public ExtendedRopBuffers {
        ropBuffers = List.copyOf(ropBuffers);
        if (ropBuffers.size() != packed.blocks().size()) {
            throw new IllegalArgumentException(
                    ropBuffers.size() + " ROP buffers in " + packed.blocks().size() + " blocks");
        }
    }

    /** No ROP buffers yet; those that come are packed with these flags of {@link RpcHeaderExt}. */
    public static ExtendedRopBuffers none(int newFlags) {
        return new ExtendedRopBuffers(ExtendedBuffers.NONE, List.of(), newFlags);
    }

    /** Reads a whole parameter; see {@link ExtendedBuffers#read}. */
    public static ExtendedRopBuffers read(ByteBuffer bytes, int newFlags) {
        ExtendedBuffers packed = ExtendedBuffers.read(bytes);
        List<RopBuffer> ropBuffers = new ArrayList<>(packed.blocks().size());
        for (ExtendedBuffer block : packed.blocks()) {
            ropBuffers.add(RopBuffer.read(block.payload()));
        }
        return new ExtendedRopBuffers(packed, ropBuffers, newFlags);
    }

    @Override
    public ExtendedRopBuffers with(List<RopBuffer> changed) {
        List<ExtendedBuffer> blocks = new ArrayList<>(changed.size());
        for (int i = 0; i < changed.size(); i++) {
            boolean same = i < ropBuffers.size() && changed.get(i).equals(ropBuffers.get(i));
            blocks.add(
                    same
                            ? packed.blocks().get(i)
                            : ExtendedBuffer.of(changed.get(i).write(), flags(i)));
        }
        return new ExtendedRopBuffers(new ExtendedBuffers(blocks), changed, newFlags);
    }

    private int flags(int place) {
        List<ExtendedBuffer> old = packed.blocks();
        return old.isEmpty()
                ? newFlags
                : old.get(Math.min(place, old.size() - 1)).header().flags();
    }

    @Override
    public <M> PackingResult<M> pack(int maxBytes, Function<ByteBuffer, M> carrier) {
        int bytes = 0;
        for (int i = 0; i < ropBuffers.size(); i++) {
            ExtendedBuffer block = packed.blocks().get(i);
            int payload = block.header().sizeActual();
            int room = i < ExtendedBuffers.MAX_BLOCKS ? OutputLimits.payloadRoom(maxBytes - bytes) : 0;
            bytes += block.packedBytes();
            if (payload > ExtendedBuffer.MAX_PAYLOAD && !block.wasRead() || bytes > maxBytes || room == 0) {
                return new PackingResult.TooLarge<>(i, payload, room);
            }
        }
        return new PackingResult.Packed<>(carrier.apply(packed.write()));
    }

    @Override
    public void print(String name, PrintTree tree) {
        for (int i = 0; i < ropBuffers.size(); i++) {
            tree.begin(name + (ropBuffers.size() == 1 ? "" : "[" + i + "]"));
            packed.blocks().get(i).header().print("RPC_HEADER_EXT", tree);
            ropBuffers.get(i).print("RopBuffer", tree);
            tree.end();
        }
    }
}
