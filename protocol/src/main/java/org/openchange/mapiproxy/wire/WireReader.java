/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads little-endian values that follow each other without alignment, as ROPs and MAPI structures are laid out. Positions count
 * from where the buffer stood when the reader was made. Every method throws {@link MalformedMessageException} and nothing else on input that is
 * wrong, before anything is allocated. Not thread-safe.
 */
public final class WireReader {
    /** Structures within structures that are followed; deeper ones are refused. */
    public static final int MAX_DEPTH = 256;

    private final ByteBuffer bytes;
    private int depth;

    /** Reads what remains of the buffer; the buffer itself is left as it is. */
    public WireReader(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public int position() {
        return bytes.position();
    }

    /** Goes back to, or on to, a position that lies within the message. */
    public void position(int position) {
        if (position < 0 || position > bytes.limit()) {
            throw new LimitExceededException("position", bytes.position(), position, bytes.limit());
        }
        bytes.position(position);
    }

    public int remaining() {
        return bytes.remaining();
    }

    public boolean hasRemaining() {
        return bytes.hasRemaining();
    }

    public int readUnsignedByte() {
        need("8-bit value", Byte.BYTES);
        return bytes.get() & 0xFF;
    }

    public int readUnsignedShort() {
        need("16-bit value", Short.BYTES);
        return bytes.getShort() & 0xFFFF;
    }

    public short readShort() {
        need("16-bit value", Short.BYTES);
        return bytes.getShort();
    }

    public int readInt() {
        need("32-bit value", Integer.BYTES);
        return bytes.getInt();
    }

    public long readUnsignedInt() {
        need("32-bit value", Integer.BYTES);
        return bytes.getInt() & 0xFFFF_FFFFL;
    }

    public long readLong() {
        need("64-bit value", Long.BYTES);
        return bytes.getLong();
    }

    /** 48 bits, as in a version or a global counter read as a number. */
    public long readUnsignedInt48() {
        need("48-bit value", 6);
        return readUnsignedInt() | (long) readUnsignedShort() << 32;
    }

    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** 16 bytes: 32, 16 and 16 bits little-endian, then 8 bytes as they stand ([MS-DTYP] 2.3.4.2). */
    public UUID readGuid() {
        need("GUID", 16);
        long timeLow = readUnsignedInt();
        long timeMid = readUnsignedShort();
        long timeHigh = readUnsignedShort();
        long low = Long.reverseBytes(readLong());
        return new UUID(timeLow << 32 | timeMid << 16 | timeHigh, low);
    }

    /** The next {@code count} bytes, read-only and without a copy. */
    public ByteBuffer readBytes(String what, long count) {
        need(what, count);
        ByteBuffer slice = bytes.slice(bytes.position(), (int) count).asReadOnlyBuffer();
        bytes.position(bytes.position() + (int) count);
        return slice;
    }

    /** A 16-bit count and as many bytes. */
    public ByteBuffer readCountedBytes(String what) {
        return readBytes(what, readUnsignedShort());
    }

    /** All bytes that remain, read-only and without a copy. */
    public ByteBuffer readRemaining() {
        return readBytes("rest", bytes.remaining());
    }

    /** A reader of the next {@code count} bytes, which this one skips. */
    public WireReader readSection(String what, long count) {
        WireReader section = new WireReader(readBytes(what, count));
        section.depth = depth;
        return section;
    }

    /**
     * Reads a structure that may hold others of its kind, at most {@value #MAX_DEPTH} within each other whatever their kinds, so that no message
     * exhausts the stack.
     */
    public <T> T readNested(String what, Function<WireReader, T> structure) {
        if (depth == MAX_DEPTH) {
            throw new LimitExceededException("depth of " + what, bytes.position(), depth + 1L, MAX_DEPTH);
        }
        depth++;
        try {
            return structure.apply(this);
        } finally {
            depth--;
        }
    }

    /**
     * A string of 8-bit characters up to its NUL. The code page is the logon's and unknown here: each character of the result stands for one
     * byte (ISO 8859-1), so nothing is lost.
     */
    public String readString8() {
        int end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        if (end == bytes.limit()) {
            throw new MalformedMessageException("8-bit string without its NUL", bytes.position());
        }
        byte[] text = new byte[end - bytes.position()];
        bytes.get(text);
        bytes.get();
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A string of UTF-16LE code units up to its NUL; unpaired surrogates stay as they are. */
    public String readUnicode() {
        int start = bytes.position();
        int end = start;
        while (end + 1 < bytes.limit() && bytes.getShort(end) != 0) {
            end += 2;
        }
        if (end + 1 >= bytes.limit()) {
            throw new MalformedMessageException("Unicode string without its NUL", start);
        }
        char[] text = new char[(end - start) / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.getChar();
        }
        bytes.getShort();
        return new String(text);
    }

    /** {@link #readUnicode} or {@link #readString8}, as a flag of the message says. */
    public String readString(boolean unicode) {
        return unicode ? readUnicode() : readString8();
    }

    /** A 16-bit count of elements of which each takes {@code least} bytes or more; refused when they cannot all be there. */
    public int readCount16(String what, int least) {
        return checkCount(what, readUnsignedShort(), least);
    }

    /** A 32-bit count; see {@link #readCount16}. */
    public int readCount32(String what, int least) {
        return checkCount(what, readUnsignedInt(), least);
    }

    /**
     * A count that came from elsewhere.
     *
     * @param least bytes that the smallest element takes, at least 1
     */
    public int checkCount(String what, long count, int least) {
        if (count < 0 || count > bytes.remaining() / least) {
            throw new LimitExceededException(what, bytes.position(), count, bytes.remaining() / least);
        }
        return (int) count;
    }

    private void need(String what, long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new TruncatedMessageException(what, bytes.position(), count, bytes.remaining());
        }
    }
}
