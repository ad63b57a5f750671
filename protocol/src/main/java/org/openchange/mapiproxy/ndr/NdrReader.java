/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * Reads one stub in NDR 2.0. Alignment counts from the position that the buffer has when the reader is made. Not thread-safe.
 *
 * <p>Nothing is allocated for a count before the count is known to fit into what remains. Every method throws
 * {@link MalformedMessageException} and nothing else on input that is wrong. Octets behind the last parameter are left
 * unread and are no error: peers pad their stubs, and Windows and Samba both tolerate it.
 */
public final class NdrReader {
    /** How many referents may lie within each other; a restriction takes one or two a level. */
    public static final int MAX_DEPTH = 128;

    private static final Object IN_PROGRESS = new Object();

    private final ByteBuffer stub;
    private Map<Long, Alias> aliases;
    private int depth;

    private record Alias(String type, Object value) {}

    /** Reads what remains of the buffer, in the byte order of the buffer; the buffer itself is left as it is. */
    public NdrReader(ByteBuffer stub) {
        this.stub = stub.slice().order(stub.order());
    }

    public int remaining() {
        return stub.remaining();
    }

    /** Octets from the start of the stub. */
    public int position() {
        return stub.position();
    }

    /** Skips the gap, whatever it holds, up to the next multiple of a power of two. */
    public void align(int size) {
        int gap = -stub.position() & size - 1;
        if (gap > 0) {
            need("alignment gap", gap);
            stub.position(stub.position() + gap);
        }
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public byte readByte() {
        need("8-bit value", 1);
        return stub.get();
    }

    public int readUnsignedByte() {
        return Byte.toUnsignedInt(readByte());
    }

    public short readShort() {
        align(Short.BYTES);
        need("16-bit value", Short.BYTES);
        return stub.getShort();
    }

    public int readUnsignedShort() {
        return Short.toUnsignedInt(readShort());
    }

    public char readChar() {
        return (char) readShort();
    }

    public int readInt() {
        align(Integer.BYTES);
        need("32-bit value", Integer.BYTES);
        return stub.getInt();
    }

    public long readUnsignedInt() {
        return Integer.toUnsignedLong(readInt());
    }

    public long readLong() {
        align(Long.BYTES);
        need("64-bit value", Long.BYTES);
        return stub.getLong();
    }

    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** A uuid_t: its three numbers in the byte order of the stub, its last eight octets as they are. */
    public UUID readUuid() {
        long timeLow = readUnsignedInt();
        long timeMid = readUnsignedShort();
        long timeHigh = readUnsignedShort();
        need("UUID", Long.BYTES);
        long low = stub.getLong();
        return new UUID(
                timeLow << 32 | timeMid << 16 | timeHigh,
                stub.order() == ByteOrder.BIG_ENDIAN ? low : Long.reverseBytes(low));
    }

    public ContextHandle readContextHandle() {
        return new ContextHandle(readInt(), readUuid());
    }

    /** The maximum count of a conformant array. It is only worth allocating for once a read method has checked it. */
    public long readMaxCount() {
        return readUnsignedInt();
    }

    /** The maximum count of a conformant array whose size the IDL bounds. */
    public long readMaxCount(String what, long limit) {
        long count = readUnsignedInt();
        if (count > limit) {
            throw new LimitExceededException(what + ", maximum count", at(Integer.BYTES), count, limit);
        }
        return count;
    }

    /** Offset and actual count of a varying array; returns the actual count. The offset has to be 0. */
    public long readActualCount(String what, long maxCount) {
        long offset = readUnsignedInt();
        if (offset != 0) {
            throw new MalformedMessageException(what + ": its offset is " + offset + ", not 0", at(Integer.BYTES));
        }
        long count = readUnsignedInt();
        if (count > maxCount) {
            throw new LimitExceededException(what + ", actual count", at(Integer.BYTES), count, maxCount);
        }
        return count;
    }

    /** A copy of that many octets. */
    public ByteBuffer readBytes(String what, long count) {
        need(what, count);
        byte[] bytes = new byte[(int) count];
        stub.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** A copy of all that remains, in the byte order of the stub. */
    public ByteBuffer readRemaining() {
        return readBytes("stub", remaining()).order(stub.order());
    }

    /** That many items of at least {@code minimumSize} octets each. */
    public <T> List<T> readList(String what, long count, int minimumSize, Function<NdrReader, ? extends T> item) {
        need(what, Math.multiplyExact(count, (long) minimumSize));
        List<T> items = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            items.add(item.apply(this));
        }
        return items;
    }

    /** That many items in their place, what their pointers refer to later. */
    public <T> Deferred<List<T>> deferList(
            String what, long count, int minimumSize, Function<NdrReader, Deferred<T>> item) {
        List<Deferred<T>> items = readList(what, count, minimumSize, item);
        return reader -> {
            List<T> values = new ArrayList<>(items.size());
            for (Deferred<T> deferred : items) {
                values.add(deferred.complete(reader));
            }
            return values;
        };
    }

    /** That many items, then what their pointers refer to. */
    public <T> List<T> readDeferredList(
            String what, long count, int minimumSize, Function<NdrReader, Deferred<T>> item) {
        return deferList(what, count, minimumSize, item).complete(this);
    }

    /** A string of 8-bit characters with its terminator. Code pages are not applied: each character is one octet. */
    public String readString(String what, long count) {
        need(what, count);
        char[] characters = new char[(int) count];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) readUnsignedByte();
        }
        return terminated(what, characters);
    }

    /** A string of UTF-16 code units with its terminator. Lone surrogates are kept. */
    public String readWideString(String what, long count) {
        align(Character.BYTES);
        need(what, Math.multiplyExact(count, (long) Character.BYTES));
        char[] characters = new char[(int) count];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = readChar();
        }
        return terminated(what, characters);
    }

    private String terminated(String what, char[] characters) {
        if (characters.length == 0 || characters[characters.length - 1] != 0) {
            throw new MalformedMessageException(what + ": the string has no terminating NUL", position());
        }
        return new String(characters, 0, characters.length - 1);
    }

    /** The identifier of a unique, full or embedded reference pointer; 0 is NULL. */
    public long readReferent() {
        return readUnsignedInt();
    }

    /** A unique pointer in its place, what it refers to later. */
    public <T> Deferred<T> deferUnique(Function<NdrReader, T> target) {
        long referent = readReferent();
        return reader -> reader.readUnique(referent, target);
    }

    /** An embedded reference pointer in its place, what it refers to later. */
    public <T> Deferred<T> deferReference(Function<NdrReader, T> target) {
        long referent = readReferent();
        return reader -> reader.readReference(referent, target);
    }

    /** A full pointer in its place, what it refers to later. */
    public <T> Deferred<T> deferFull(String type, Function<NdrReader, T> target) {
        long referent = readReferent();
        return reader -> reader.readFull(referent, type, target);
    }

    /** What a unique pointer refers to, or null. */
    public <T> T readUnique(long referent, Function<NdrReader, T> target) {
        return referent == 0 ? null : readReference(referent, target);
    }

    /** What an embedded reference pointer refers to. Its identifier means nothing: peers put any number there. */
    public <T> T readReference(long referent, Function<NdrReader, T> target) {
        if (depth == MAX_DEPTH) {
            throw new LimitExceededException("pointers within pointers", position(), depth + 1L, MAX_DEPTH);
        }
        depth++;
        T value = target.apply(this);
        depth--;
        return value;
    }

    /**
     * What a full pointer refers to, or null. A second pointer with the same identifier has nothing in the stream and yields
     * the same object.
     *
     * @param type names the type, so that one identifier is not taken for two types
     */
    public <T> T readFull(long referent, String type, Function<NdrReader, T> target) {
        if (referent == 0) {
            return null;
        }
        if (aliases == null) {
            aliases = new HashMap<>();
        }
        Alias known = aliases.get(referent);
        if (known != null) {
            return aliased(referent, type, known);
        }
        aliases.put(referent, new Alias(type, IN_PROGRESS));
        T value = readReference(referent, target);
        aliases.put(referent, new Alias(type, value));
        return value;
    }

    @SuppressWarnings("unchecked") // the name of the type stands for the type
    private <T> T aliased(long referent, String type, Alias known) {
        if (known.value() == IN_PROGRESS || !known.type().equals(type)) {
            throw new MalformedMessageException(
                    "full pointer 0x" + Long.toHexString(referent) + " to " + type + " is used for "
                            + (known.value() == IN_PROGRESS ? "what contains it" : known.type()),
                    position());
        }
        return (T) known.value();
    }

    /** Passes a value that is within its declared range. */
    public long checkRange(String what, long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            throw new MalformedMessageException(
                    what + ": " + value + " is outside of its range " + minimum + " to " + maximum, position());
        }
        return value;
    }

    /** Passes a count that is what another parameter says it is. */
    public long checkCount(String what, long count, long declared) {
        if (count != declared) {
            throw new MalformedMessageException(what + ": count " + count + ", declared as " + declared, position());
        }
        return count;
    }

    /** Refuses a varying array that is larger than another parameter allows. */
    public void checkRoom(String what, long count, long declared) {
        if (count > declared) {
            throw new LimitExceededException(what + ", actual count", position(), count, declared);
        }
    }

    /** Passes a discriminant that is what {@code switch_is} says. */
    public long checkDiscriminant(String what, long discriminant, long declared) {
        if (discriminant != declared) {
            throw new MalformedMessageException(
                    what + ": discriminant " + discriminant + ", declared as " + declared, position());
        }
        return discriminant;
    }

    private long at(int bytesBack) {
        return position() - (long) bytesBack;
    }

    private void need(String what, long count) {
        if (count > stub.remaining()) {
            throw new TruncatedMessageException(what, position(), count, stub.remaining());
        }
    }
}
