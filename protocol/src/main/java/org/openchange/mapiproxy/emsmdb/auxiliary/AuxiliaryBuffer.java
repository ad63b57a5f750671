/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackingError;
import org.openchange.mapiproxy.emsmdb.PackingException;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCRPC] 3.1.4.1.1.1: the contents of rgbAuxIn or rgbAuxOut of EcDoConnectEx and EcDoRpcExt2, and of the AuxiliaryBuffer of MAPI over HTTP: one
 * extended buffer with auxiliary blocks behind each other. Immutable.
 */
public final class AuxiliaryBuffer implements Printable {
    private final Optional<ExtendedBuffer> packed;
    private final List<Entry> entries;

    /** @param bytes as they came, or as they are laid out anew */
    private record Entry(AuxiliaryBlock block, ByteBuffer bytes) {}

    private AuxiliaryBuffer(Optional<ExtendedBuffer> packed, List<Entry> entries) {
        this.packed = packed;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a whole parameter; an empty one has no blocks.
     *
     * @throws MalformedMessageException if that is not possible; {@link PackingError#of} tells the error for the peer
     */
    public static AuxiliaryBuffer read(ByteBuffer bytes) {
        if (bytes.remaining() > PackedRequest.MAX_AUXILIARY_BYTES) {
            throw new PackingException(PackingError.BAD_STUB, "auxiliary buffer of " + bytes.remaining() + " bytes", 0);
        }
        List<ExtendedBuffer> chain = ExtendedBuffers.read(bytes).blocks();
        if (chain.size() > 1) {
            throw new MalformedMessageException("auxiliary buffer in " + chain.size() + " blocks", 0);
        }
        if (chain.isEmpty()) {
            return new AuxiliaryBuffer(Optional.empty(), List.of());
        }
        return new AuxiliaryBuffer(
                Optional.of(chain.get(0)), readEntries(chain.get(0).payload()));
    }

    private static List<Entry> readEntries(ByteBuffer payload) {
        WireReader in = new WireReader(payload);
        List<Entry> entries = new ArrayList<>();
        while (in.hasRemaining()) {
            ByteBuffer block = BlockTypes.next(in);
            entries.add(new Entry(BlockTypes.read(block), block));
        }
        return entries;
    }

    /**
     * Made from blocks.
     *
     * @param flags of {@link RpcHeaderExt}: how to pack it
     */
    public static AuxiliaryBuffer of(List<AuxiliaryBlock> blocks, int flags) {
        List<Entry> entries = blocks.stream()
                .map(block -> new Entry(block, BlockWriter.write(block)))
                .toList();
        return new AuxiliaryBuffer(Optional.of(pack(entries, flags)), entries);
    }

    private static ExtendedBuffer pack(List<Entry> entries, int flags) {
        WireWriter payload = new WireWriter();
        entries.forEach(entry -> payload.putBytes(entry.bytes));
        return ExtendedBuffer.of(payload.toByteBuffer(), flags | RpcHeaderExt.LAST);
    }

    /** In their order. */
    public List<AuxiliaryBlock> blocks() {
        return entries.stream().map(Entry::block).toList();
    }

    /** The first block of this kind. */
    public <B extends AuxiliaryBlock> Optional<B> find(Class<B> kind) {
        return entries.stream()
                .map(Entry::block)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /**
     * With other blocks, packed in the same manner. A block that is equal to one that was there keeps its bytes; others are laid out anew.
     */
    public AuxiliaryBuffer with(List<AuxiliaryBlock> blocks) {
        if (blocks.equals(blocks())) {
            return this;
        }
        List<Entry> old = new ArrayList<>(entries);
        List<Entry> changed = new ArrayList<>(blocks.size());
        for (AuxiliaryBlock block : blocks) {
            changed.add(take(old, block).orElseGet(() -> new Entry(block, BlockWriter.write(block))));
        }
        int flags = packed.map(buffer -> buffer.header().flags()).orElse(0);
        return new AuxiliaryBuffer(Optional.of(pack(changed, flags)), changed);
    }

    private static Optional<Entry> take(List<Entry> entries, AuxiliaryBlock block) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.block.equals(block)) {
                all.remove();
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Bytes on the wire: at most {@link PackedRequest#MAX_AUXILIARY_BYTES} may be sent, and no more than the peer's pcbAuxOut. */
    public int packedBytes() {
        return packed.map(ExtendedBuffer::packedBytes).orElse(0);
    }

    /** As on the wire, read-only; what was read and not changed is the bytes that came. */
    public ByteBuffer write() {
        return new ExtendedBuffers(packed.stream().toList()).write();
    }

    @Override
    public void print(String name, PrintTree tree) {
        tree.begin(name);
        packed.ifPresent(buffer -> buffer.header().print("RPC_HEADER_EXT", tree));
        for (AuxiliaryBlock block : blocks()) {
            String title = String.format(
                    "%s (type 0x%02x, version %d)", block.getClass().getSimpleName(), block.type(), block.version());
            RecordPrinter.print(title, (Record) block, tree);
        }
        tree.end();
    }
}
