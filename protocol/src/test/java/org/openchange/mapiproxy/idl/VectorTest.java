/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;

/** Stubs from Samba, impacket and the specifications. Run with {@code -Dvectors.write=true} to write trees that are missing. */
class VectorTest {
    private static final int FIRST_REFERENT = 0x00020000;

    static List<StubVector> vectors() throws IOException {
        return StubVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesToTheTreeBesideIt(StubVector vector) throws IOException {
        PrintTree tree = new PrintTree();
        vector.decode(ByteBuffer.wrap(vector.stub())).print(tree);

        if (Boolean.getBoolean("vectors.write") && !Files.exists(vector.tree())) {
            Files.writeString(vector.tree(), tree.toString());
        }
        assertThat(tree.toString()).isEqualTo(Files.readString(vector.tree()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesTheSameWhereverTheStubBegins(StubVector vector) {
        Message expected = vector.decode(ByteBuffer.wrap(vector.stub()));

        for (int offset = 0; offset < 8; offset++) {
            byte[] shifted = new byte[offset + vector.stub().length];
            System.arraycopy(vector.stub(), 0, shifted, offset, vector.stub().length);
            ByteBuffer bytes = ByteBuffer.wrap(shifted).position(offset);

            assertThat(vector.decode(bytes)).isEqualTo(expected);
            assertThat(bytes.position()).isEqualTo(offset);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesToTheSameBytesButForReferentsAndGaps(StubVector vector) {
        byte[] encoded = encode(vector.decode(ByteBuffer.wrap(vector.stub())), vector.order());

        assertThat(canonical(vector.stub(), encoded, vector.order())).isEqualTo(encoded);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysTheSameInTheOtherByteOrder(StubVector vector) {
        Message message = vector.decode(ByteBuffer.wrap(vector.stub()));
        if (message instanceof OpaqueRequest || message instanceof OpaqueResponse) {
            return;
        }
        ByteOrder other = vector.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        StubVector swapped = new StubVector(
                vector.file(), vector.interfaceName(), vector.opnum(), vector.request(), other, encode(message, other));

        assertThat(swapped.decode(ByteBuffer.wrap(swapped.stub()))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void toleratesOctetsBehindTheLastParameter(StubVector vector) {
        Message expected = vector.decode(ByteBuffer.wrap(vector.stub()));
        byte[] longer = java.util.Arrays.copyOf(vector.stub(), vector.stub().length + 45);

        if (!(expected instanceof OpaqueRequest)) {
            assertThat(vector.decode(ByteBuffer.wrap(longer))).isEqualTo(expected);
        }
    }

    @Test
    void everyInterfaceHasVectors() throws IOException {
        Set<String> seen = new HashSet<>();
        vectors().forEach(v -> seen.add(v.interfaceName()));

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        KnownInterfaces.all().stream().map(RpcInterface::name).toList());
    }

    static byte[] encode(Message message, ByteOrder order) {
        NdrWriter writer = new NdrWriter(order);
        message.write(writer);
        ByteBuffer buffer = writer.toBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /**
     * The vector with its referents numbered as ours are, where the n-th that appears is the n-th of ours, and with gaps zeroed that
     * impacket fills with 0xAB, 0xBF and 0xAA.
     */
    private static byte[] canonical(byte[] stub, byte[] encoded, ByteOrder order) {
        byte[] canonical = java.util.Arrays.copyOf(stub, stub.length);
        ByteBuffer theirs = ByteBuffer.wrap(canonical).order(order);
        ByteBuffer ours = ByteBuffer.wrap(encoded).order(order);
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int at = 0; at + 4 <= Math.min(stub.length, encoded.length); at += 4) {
            int next = FIRST_REFERENT + 4 * numbers.size();
            int number = theirs.getInt(at);
            if (ours.getInt(at) == numbers.getOrDefault(number, next) && number != 0) {
                numbers.putIfAbsent(number, next);
                theirs.putInt(at, ours.getInt(at));
            }
        }
        for (int i = 0; i < Math.min(stub.length, encoded.length); i++) {
            if (encoded[i] == 0 && Set.of((byte) 0xAB, (byte) 0xBF, (byte) 0xAA).contains(canonical[i])) {
                canonical[i] = 0;
            }
        }
        return canonical;
    }
}
