/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * Makes transfer buffers of tokens ([MS-OXCFXICS] 2.2.4.1): cut between two atoms or within a value of variable length, nowhere else. The tokens that
 * {@link FastTransferLexer} found give the same stream again. The caller keeps to the grammar. Not thread-safe.
 */
public final class FastTransferWriter implements Consumer<FastTransferToken> {
    private final int bufferSize;
    private final Deque<ByteBuffer> full = new ArrayDeque<>();
    private WireWriter out;

    /** @param bufferSize bytes of the largest buffer; at least those of the largest atom */
    public FastTransferWriter(int bufferSize) {
        this.bufferSize = bufferSize;
        this.out = new WireWriter();
    }

    /**
     * Appends a token.
     *
     * @throws IllegalArgumentException for an atom that no buffer can hold
     */
    @Override
    public void accept(FastTransferToken token) {
        if (token instanceof FastTransferToken.ValueBytes piece) {
            putPieces(piece.bytes().duplicate());
            return;
        }
        WireWriter atom = new WireWriter();
        write(token, atom);
        if (atom.size() > bufferSize) {
            throw new IllegalArgumentException("atom of " + atom.size() + " bytes, buffers of " + bufferSize);
        }
        if (out.size() + atom.size() > bufferSize) {
            endBuffer();
        }
        out.putBytes(atom.toByteBuffer());
    }

    /** The next buffer that is full; null while there is none. */
    public ByteBuffer poll() {
        return full.poll();
    }

    /** Makes a buffer of what is left, if anything is. */
    public void end() {
        if (out.size() > 0) {
            endBuffer();
        }
    }

    private void endBuffer() {
        full.add(out.toByteBuffer());
        out = new WireWriter();
    }

    private void putPieces(ByteBuffer value) {
        while (value.hasRemaining()) {
            if (out.size() == bufferSize) {
                endBuffer();
            }
            int count = Math.min(value.remaining(), bufferSize - out.size());
            out.putBytes(value.slice(value.position(), count));
            value.position(value.position() + count);
        }
    }

    private static void write(FastTransferToken token, WireWriter atom) {
        if (token instanceof FastTransferToken.MarkerFound found) {
            atom.putInt(found.marker().code());
        } else if (token instanceof FastTransferToken.PropertyDefinition definition) {
            definition.tag().write(atom);
            definition.name().ifPresent(name -> writeName(name, atom));
        } else if (token instanceof FastTransferToken.FixedValue value) {
            atom.putBytes(value.bytes());
        } else if (token instanceof FastTransferToken.ValueCount count) {
            atom.putInt(count.count());
        } else if (token instanceof FastTransferToken.ValueLength length) {
            atom.putInt(length.length());
        }
    }

    private static void writeName(PropertyName name, WireWriter atom) {
        atom.putGuid(name.guid());
        if (name instanceof PropertyName.Numbered numbered) {
            atom.putByte(AtomReader.NUMBER).putInt(numbered.lid());
        } else if (name instanceof PropertyName.Named named) {
            atom.putByte(AtomReader.NAME).putUnicode(named.name());
        } else {
            throw new IllegalArgumentException("a property in a stream needs a name: " + name);
        }
    }
}
