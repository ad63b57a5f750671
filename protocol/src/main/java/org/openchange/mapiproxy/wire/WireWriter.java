/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes little-endian values that follow each other without alignment. Grows as needed. Values that do not fit their field are a mistake of the
 * caller: IllegalArgumentException. Not thread-safe.
 */
public final class WireWriter {
    private static final int FIRST_CAPACITY = 256;

    private ByteBuffer bytes;

    public WireWriter() {
        this(FIRST_CAPACITY);
    }

    /** @param capacity bytes that are expected, so that the buffer need not grow */
    public WireWriter(int capacity) {
        bytes = allocate(Math.max(capacity, 16));
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes written so far. */
    public int size() {
        return bytes.position();
    }

    public WireWriter putByte(int value) {
        checkFits("8-bit field", value, 8);
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    /** @param value -32768 to 65535 */
    public WireWriter putShort(int value) {
        checkFits("16-bit field", value, 16);
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    /** @param value -2^31 to 2^32-1 */
    public WireWriter putInt(long value) {
        checkFits("32-bit field", value, 32);
        room(Integer.BYTES).putInt((int) value);
        return this;
    }

    public WireWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** @param value -2^47 to 2^48-1 */
    public WireWriter putInt48(long value) {
        checkFits("48-bit field", value, 48);
        return putInt(value & 0xFFFF_FFFFL).putShort((int) (value >>> 32) & 0xFFFF);
    }

    public WireWriter putFloat(float value) {
        return putInt(Float.floatToRawIntBits(value));
    }

    public WireWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** See {@link WireReader#readGuid}. */
    public WireWriter putGuid(UUID value) {
        long high = value.getMostSignificantBits();
        putInt(high >>> 32).putShort((int) (high >>> 16) & 0xFFFF).putShort((int) high & 0xFFFF);
        return putLong(Long.reverseBytes(value.getLeastSignificantBits()));
    }

    /** The remaining bytes of the buffer, whose position is left where it was. */
    public WireWriter putBytes(ByteBuffer value) {
        room(value.remaining()).put(value.duplicate());
        return this;
    }

    /** A 16-bit count and the bytes. */
    public WireWriter putCountedBytes(ByteBuffer value) {
        return putShort(value.remaining()).putBytes(value);
    }

    /** The characters as bytes, see {@link WireReader#readString8}, and a NUL. */
    public WireWriter putString8(String value) {
        room(value.length() + 1);
        for (int i = 0; i < value.length(); i++) {
            checkFits("8-bit character", value.charAt(i), 8);
            bytes.put((byte) value.charAt(i));
        }
        bytes.put((byte) 0);
        return this;
    }

    /** UTF-16LE code units and a NUL. */
    public WireWriter putUnicode(String value) {
        room(2 * value.length() + 2);
        for (int i = 0; i < value.length(); i++) {
            bytes.putChar(value.charAt(i));
        }
        bytes.putChar('\0');
        return this;
    }

    public WireWriter putString(String value, boolean unicode) {
        return unicode ? putUnicode(value) : putString8(value);
    }

    /** Leaves room for a 16-bit length that {@link #patchShort} fills in later; returns where it is. */
    public int reserveShort() {
        putShort(0);
        return size() - Short.BYTES;
    }

    public WireWriter patchShort(int position, int value) {
        checkFits("16-bit length", value, 16);
        bytes.putShort(position, (short) value);
        return this;
    }

    /** Leaves room for a 32-bit length that {@link #patchInt} fills in later; returns where it is. */
    public int reserveInt() {
        putInt(0);
        return size() - Integer.BYTES;
    }

    public WireWriter patchInt(int position, long value) {
        checkFits("32-bit length", value, 32);
        bytes.putInt(position, (int) value);
        return this;
    }

    /** What was written, read-only, without a copy; the writer must not be used any more. */
    public ByteBuffer toByteBuffer() {
        return bytes.duplicate().flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int capacity = Math.max(
                    Math.addExact(Math.addExact(bytes.position(), count), FIRST_CAPACITY), 2 * bytes.capacity());
            bytes = allocate(capacity).put(bytes.flip());
        }
        return bytes;
    }

    private static void checkFits(String what, long value, int bits) {
        if (value >= 1L << bits || value < -(1L << bits - 1)) {
            throw new IllegalArgumentException(value + " does not fit: " + what);
        }
    }
}
