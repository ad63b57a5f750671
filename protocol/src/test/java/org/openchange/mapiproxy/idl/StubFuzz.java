/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Whatever the bytes, decoding gives a message or MalformedMessageException, and takes memory in proportion to the bytes. */
class StubFuzz {
    /** One pointer of 4 octets may become a lambda, a list slot and a record; nothing becomes more than this. */
    private static final long BYTES_PER_OCTET = 64;

    /** What an exception with its stack trace takes, whatever the input. Measured at the second run, when all classes are loaded. */
    private static final long BYTES_ALWAYS = 32 * 1024;

    private static final List<StubVector> VECTORS = vectors();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static List<StubVector> vectors() {
        try {
            return StubVector.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<StubVector> vector() {
        return Arbitraries.of(VECTORS);
    }

    @Property(tries = 1000)
    void refusesRandomBytesInAnOrderlyWay(
            @ForAll("vector") StubVector operation, @ForAll boolean bigEndian, @ForAll @Size(max = 400) byte[] bytes) {
        decode(operation, bigEndian, bytes);
    }

    @Property(tries = 3000)
    void refusesMutatedVectorsInAnOrderlyWay(
            @ForAll("vector") StubVector vector,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 4095) Integer> places,
            @ForAll("interesting") int value,
            @ForAll boolean words) {
        byte[] bytes = vector.stub().clone();
        for (int place : places) {
            mutate(bytes, place, value, words);
        }
        decode(vector, vector.order() == ByteOrder.BIG_ENDIAN, bytes);
    }

    @Property(tries = 1000)
    void refusesTruncatedVectorsInAnOrderlyWay(
            @ForAll("vector") StubVector vector, @ForAll @IntRange(max = 1000) int length) {
        byte[] bytes = java.util.Arrays.copyOf(vector.stub(), length % (vector.stub().length + 1));
        decode(vector, vector.order() == ByteOrder.BIG_ENDIAN, bytes);
    }

    @Provide
    Arbitrary<Integer> interesting() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 1, -1, 0x7FFFFFFF, 0x80000000, 0x00020000, 100_000, 0x1F, 0x1E, 0x1002, 0x40000),
                Arbitraries.integers());
    }

    private static void mutate(byte[] bytes, int place, int value, boolean words) {
        if (bytes.length == 0) {
            return;
        }
        int at = place % bytes.length;
        if (words && bytes.length >= 4) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(Math.min(at & ~3, bytes.length - 4), value);
        } else {
            bytes[at] = (byte) value;
        }
    }

    private void decode(StubVector vector, boolean bigEndian, byte[] bytes) {
        StubVector input = new StubVector(
                vector.file(),
                vector.interfaceName(),
                vector.opnum(),
                vector.request(),
                bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                bytes);
        Message message = decodeOrRefuse(input);
        long before = threads.getCurrentThreadAllocatedBytes();
        decodeOrRefuse(input);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(BYTES_ALWAYS + BYTES_PER_OCTET * bytes.length);
        if (message != null) {
            message.print(new PrintTree());
            byte[] encoded = VectorTest.encode(message, input.order());
            StubVector again = new StubVector(
                    input.file(), input.interfaceName(), input.opnum(), input.request(), input.order(), encoded);
            assertThat(again.decode(ByteBuffer.wrap(encoded))).isEqualTo(message);
        }
    }

    /** The message, or null when it was refused as it should be. */
    private static Message decodeOrRefuse(StubVector input) {
        try {
            return input.decode(ByteBuffer.wrap(input.stub()));
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotBlank();
            return null;
        }
    }
}
