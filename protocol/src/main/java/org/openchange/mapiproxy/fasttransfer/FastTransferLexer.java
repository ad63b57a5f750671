/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * Finds the tokens of a FastTransfer stream ([MS-OXCFXICS] 2.2.4.1) that comes in buffers. The specification lets a buffer end between two atoms or
 * within a value of variable length; here it may end anywhere. Holds at most one unfinished atom, never a value. After an exception it must not
 * be fed any more. Not thread-safe.
 *
 * <pre>
 *  ELEMENT ─ marker ─► ELEMENT
 *     └───── propDef ─► COUNT ─► VALUE or LENGTH ─► PIECES ─► (next value) ─► ELEMENT
 * </pre>
 */
public final class FastTransferLexer {
    private enum Expected {
        ELEMENT,
        COUNT,
        FIXED_VALUE,
        LENGTH,
        PIECES
    }

    private final long maxValueLength;
    private final Consumer<FastTransferToken> tokens;

    private Expected expected = Expected.ELEMENT;
    private AtomReader atoms = new AtomReader(ByteBuffer.allocate(0), 0);
    private PropertyTag tag;
    private int fixedSize;
    private long valuesLeft;
    private long bytesLeft;

    /**
     * @param maxValueLength bytes that one value may have; a longer one is refused at its length
     * @param tokens takes each token as soon as it is complete
     */
    public FastTransferLexer(long maxValueLength, Consumer<FastTransferToken> tokens) {
        this.maxValueLength = maxValueLength;
        this.tokens = tokens;
    }

    /**
     * The next bytes of the stream; tokens may share memory with them.
     *
     * @throws MalformedMessageException with an offset that counts from the first byte of the stream
     */
    public void feed(ByteBuffer transferBuffer) {
        atoms = atoms.followedBy(transferBuffer);
        boolean isFound = true;
        while (isFound) {
            isFound = findToken();
        }
    }

    /**
     * No more bytes come.
     *
     * @throws TruncatedMessageException within an element
     */
    public void end() {
        if (!isBetweenElements()) {
            throw new TruncatedMessageException(
                    "FastTransfer stream ends where it wants " + expected, atoms.offset(), 1, atoms.remaining());
        }
    }

    /** Whether all bytes so far are complete elements. */
    public boolean isBetweenElements() {
        return expected == Expected.ELEMENT && atoms.remaining() == 0;
    }

    /** Bytes of the stream that were taken apart. */
    public long offset() {
        return atoms.offset();
    }

    private boolean findToken() {
        Optional<? extends FastTransferToken> found =
                switch (expected) {
                    case ELEMENT -> atoms.readElement();
                    case COUNT -> atoms.readInt().map(FastTransferToken.ValueCount::new);
                    case FIXED_VALUE -> atoms.readFixed(FastTransferType.element(tag), fixedSize);
                    case LENGTH -> atoms.readInt().map(this::checkLength);
                    case PIECES -> atoms.readPiece(bytesLeft);
                };
        found.ifPresent(this::take);
        return found.isPresent();
    }

    private FastTransferToken.ValueLength checkLength(long length) {
        if (length > maxValueLength) {
            throw new LimitExceededException("FastTransfer value " + tag, atoms.offset(), length, maxValueLength);
        }
        return new FastTransferToken.ValueLength(length);
    }

    private void take(FastTransferToken token) {
        if (token instanceof FastTransferToken.PropertyDefinition definition) {
            tag = definition.tag();
            fixedSize = FastTransferType.fixedSize(tag, atoms.offset());
            valuesLeft = 1;
            expected = FastTransferType.isMultiple(tag) ? Expected.COUNT : firstOfValue();
        } else if (token instanceof FastTransferToken.ValueCount count) {
            valuesLeft = count.count();
            expected = valuesLeft == 0 ? Expected.ELEMENT : firstOfValue();
        } else if (token instanceof FastTransferToken.ValueLength length) {
            bytesLeft = length.length();
            expected = Expected.PIECES;
        } else if (token instanceof FastTransferToken.ValueBytes piece) {
            bytesLeft -= piece.bytes().remaining();
            endValue(piece.isLast());
        } else {
            endValue(token instanceof FastTransferToken.FixedValue);
        }
        tokens.accept(token);
    }

    private Expected firstOfValue() {
        return fixedSize > 0 ? Expected.FIXED_VALUE : Expected.LENGTH;
    }

    private void endValue(boolean isEnd) {
        if (isEnd) {
            valuesLeft--;
            expected = valuesLeft == 0 ? Expected.ELEMENT : firstOfValue();
        }
    }
}
