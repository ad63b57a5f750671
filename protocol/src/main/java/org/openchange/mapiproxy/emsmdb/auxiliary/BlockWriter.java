/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.wire.WireWriter;

/** Lays a block out anew: AUX_HEADER, fields, and behind them, in the order of their offsets, what the offsets point to. */
public final class BlockWriter {
    private final WireWriter out = new WireWriter();
    private final List<Target> targets = new ArrayList<>();

    private record Target(int offsetAt, WireWriter bytes) {}

    private BlockWriter() {}

    /** All of a block, its AUX_HEADER first. */
    static ByteBuffer write(AuxiliaryBlock block) {
        BlockWriter writer = new BlockWriter();
        // Size (2 bytes), Version (1 byte), Type (1 byte)
        int sizeAt = writer.out.reserveShort();
        writer.out.putByte(block.version()).putByte(block.type());
        block.write(writer);
        for (Target target : writer.targets) {
            writer.out.patchShort(target.offsetAt, writer.out.size());
            writer.out.putBytes(target.bytes.toByteBuffer());
        }
        writer.out.patchShort(sizeAt, writer.out.size());
        return writer.out.toByteBuffer();
    }

    /** For the fields, in their order. */
    public WireWriter fields() {
        return out;
    }

    /** An offset field (2 bytes), 0 if there is no string. */
    public void putStringOffset(Optional<String> text) {
        int at = out.reserveShort();
        text.ifPresent(present -> targets.add(new Target(at, new WireWriter().putUnicode(present))));
    }

    /** A size field and an offset field (2 bytes each), both 0 if there are no bytes. */
    public void putSizeAndOffset(ByteBuffer bytes) {
        out.putShort(bytes.remaining());
        int at = out.reserveShort();
        if (bytes.hasRemaining()) {
            targets.add(new Target(at, new WireWriter().putBytes(bytes)));
        }
    }
}
