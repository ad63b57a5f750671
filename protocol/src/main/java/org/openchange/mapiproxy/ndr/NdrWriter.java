/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Writes one stub in NDR 2.0 into a buffer that grows. Alignment counts from the first octet; gaps are zero. Referents are
 * numbered as Windows numbers them: 0x00020000, 0x00020004 and so on. Not thread-safe.
 *
 * <p>A value that does not fit its type on the wire, a count that contradicts its array, or a value outside of its declared
 * range is the caller's fault: {@link IllegalArgumentException}.
 */
public final class NdrWriter {
    private static final int CAPACITY = 256;

    private static final int FIRST_REFERENT = 0x00020000;

    private final ByteOrder order;
    private final byte gapOctet;
    private ByteBuffer stub;
    private int nextReferent;
    private Map<Object, FullPointer> fullPointers;

    private static final class FullPointer {
        private final int referent;
        private boolean written;

        private FullPointer(int referent) {
            this.referent = referent;
        }
    }

    public NdrWriter(ByteOrder order) {
        this(order, FIRST_REFERENT, (byte) 0);
    }

    /**
     * A writer that uses other values where the wire leaves the choice to the sender: two stubs that were written with different ones differ
     * in referents and gaps, and nowhere else.
     *
     * @param firstReferent of the identifiers of pointers; the next ones follow in steps of 4
     * @param gapOctet fills the gaps of alignment
     */
    public NdrWriter(ByteOrder order, int firstReferent, byte gapOctet) {
        this.nextReferent = firstReferent;
        this.gapOctet = gapOctet;
        this.order = order;
        this.stub = ByteBuffer.allocate(CAPACITY).order(order);
    }

    /** Appends the remaining bytes as they are, without alignment. */
    public NdrWriter writeBytes(ByteBuffer source) {
        ensure(source.remaining());
        stub.put(source);
        return this;
    }

    /** What was written so far, in the writer's byte order; shares the writer's memory. */
    public ByteBuffer toBuffer() {
        return stub.duplicate().flip().slice().order(order);
    }

    /** Octets written so far. */
    public int position() {
        return stub.position();
    }

    /** Fills the gap up to the next multiple of a power of two. */
    public void align(int size) {
        int gap = -stub.position() & size - 1;
        ensure(gap);
        for (int i = 0; i < gap; i++) {
            stub.put(gapOctet);
        }
    }

    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    public void writeByte(byte value) {
        ensure(1);
        stub.put(value);
    }

    public void writeUnsignedByte(int value) {
        writeByte((byte) fitting(value, 0xFF));
    }

    public void writeShort(short value) {
        align(Short.BYTES);
        ensure(Short.BYTES);
        stub.putShort(value);
    }

    public void writeUnsignedShort(int value) {
        writeShort((short) fitting(value, 0xFFFF));
    }

    public void writeChar(char value) {
        writeShort((short) value);
    }

    public void writeInt(int value) {
        align(Integer.BYTES);
        ensure(Integer.BYTES);
        stub.putInt(value);
    }

    public void writeUnsignedInt(long value) {
        writeInt((int) fitting(value, 0xFFFFFFFFL));
    }

    public void writeLong(long value) {
        align(Long.BYTES);
        ensure(Long.BYTES);
        stub.putLong(value);
    }

    public void writeFloat(float value) {
        writeInt(Float.floatToRawIntBits(value));
    }

    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** A uuid_t: its three numbers in the byte order of the stub, its last eight octets as they are. */
    public void writeUuid(UUID value) {
        long high = value.getMostSignificantBits();
        writeInt((int) (high >>> 32));
        writeShort((short) (high >>> 16));
        writeShort((short) high);
        ensure(Long.BYTES);
        long low = value.getLeastSignificantBits();
        stub.putLong(order == ByteOrder.BIG_ENDIAN ? low : Long.reverseBytes(low));
    }

    public void writeContextHandle(ContextHandle value) {
        writeInt(value.attributes());
        writeUuid(value.uuid());
    }

    /** Offset and actual count of a varying array. */
    public void writeActualCount(String what, long count, long maxCount) {
        if (count > maxCount) {
            throw new IllegalArgumentException(what + ": " + count + " items, room for " + maxCount);
        }
        writeInt(0);
        writeUnsignedInt(count);
    }

    /** The remaining octets, without alignment; the position of the buffer is left as it is. */
    public void writeOctets(ByteBuffer value) {
        writeBytes(value.duplicate());
    }

    /** 8-bit characters and the terminator. */
    public void writeString(String value) {
        ensure(value.length() + 1);
        for (int i = 0; i < value.length(); i++) {
            stub.put((byte) fitting(value.charAt(i), 0xFF));
        }
        stub.put((byte) 0);
    }

    /** UTF-16 code units and the terminator. */
    public void writeWideString(String value) {
        align(Character.BYTES);
        ensure(Math.multiplyExact(value.length() + 1, Character.BYTES));
        for (int i = 0; i < value.length(); i++) {
            stub.putChar(value.charAt(i));
        }
        stub.putChar('\0');
    }

    /** The identifier of a unique pointer, 0 for null. */
    public void writeReferent(Object target) {
        writeInt(target == null ? 0 : newReferent());
    }

    /** The identifier of a full pointer, 0 for null; the same object gets the same identifier. */
    public void writeFullReferent(Object target) {
        if (target == null) {
            writeInt(0);
            return;
        }
        if (fullPointers == null) {
            fullPointers = new IdentityHashMap<>();
        }
        writeInt(fullPointers.computeIfAbsent(target, t -> new FullPointer(newReferent())).referent);
    }

    /** Whether the referent of a full pointer, whose identifier was written before, has to be written here: only once. */
    public boolean isFirstUse(Object target) {
        if (target == null) {
            return false;
        }
        FullPointer pointer = fullPointers.get(target);
        boolean first = !pointer.written;
        pointer.written = true;
        return first;
    }

    /** Refuses a value outside of its declared range. */
    public void checkRange(String what, long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    what + ": " + value + " is outside of its range " + minimum + " to " + maximum);
        }
    }

    /** Refuses an array whose count is not what another parameter says it is. */
    public void checkCount(String what, long count, long declared) {
        if (count != declared) {
            throw new IllegalArgumentException(what + ": " + count + " items, declared as " + declared);
        }
    }

    /** Refuses a union whose arm is not the one that {@code switch_is} says. */
    public void checkDiscriminant(String what, long discriminant, long declared) {
        if (discriminant != declared) {
            throw new IllegalArgumentException(what + ": arm " + discriminant + ", declared as " + declared);
        }
    }

    private int newReferent() {
        int referent = nextReferent;
        nextReferent += Integer.BYTES;
        return referent;
    }

    private static long fitting(long value, long maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(value + " is not between 0 and " + maximum);
        }
        return value;
    }

    private void ensure(int count) {
        if (stub.remaining() < count) {
            // Room for what usually follows a long value, so that the few octets behind a blob do not copy it once
            // more.
            int capacity =
                    Math.max(stub.capacity() * 2, Math.addExact(Math.addExact(stub.position(), count), CAPACITY));
            stub = ByteBuffer.wrap(Arrays.copyOf(stub.array(), capacity))
                    .position(stub.position())
                    .order(order);
        }
    }
}
