/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** Reads one block, whose offsets count from its AUX_HEADER. Bytes behind the fields that nothing points to are ignored. */
final class BlockReader {
    /** Bytes of AUX_HEADER. */
    static final int HEADER_BYTES = 4;

    private final ByteBuffer block;
    private final WireReader fields;

    /** @param block all of it, with its AUX_HEADER */
    BlockReader(ByteBuffer block) {
        this.block = block;
        this.fields = new WireReader(block);
        fields.position(HEADER_BYTES);
    }

    /** The fields, in their order. */
    WireReader fields() {
        return fields;
    }

    void skip(int bytes) {
        fields.readBytes("reserved", bytes);
    }

    /** An offset field (2 bytes) and the string that it points to; empty for 0. */
    Optional<String> readStringAtOffset() {
        int offset = fields.readUnsignedShort();
        return offset == 0 ? Optional.empty() : Optional.of(at(offset).readUnicode());
    }

    /** A size field and an offset field (2 bytes each), and the bytes; none for offset 0. */
    ByteBuffer readBytesAtOffset(String what) {
        int size = fields.readUnsignedShort();
        int offset = fields.readUnsignedShort();
        return offset == 0 ? ByteBuffer.allocate(0) : at(offset).readBytes(what, size);
    }

    private WireReader at(int offset) {
        if (offset < HEADER_BYTES || offset > block.remaining()) {
            throw new MalformedMessageException("offset " + offset + " in an auxiliary block", fields.position() - 2);
        }
        WireReader reader = new WireReader(block);
        reader.position(offset);
        return reader;
    }
}
