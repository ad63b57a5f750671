/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/**
 * ROPs from captures, from the specifications' examples and packed by hand. Run with {@code -Dvectors.write=true} to write trees that are missing,
 * then read them against the specification.
 */
class RopVectorTest {

    static List<RopVector> vectors() {
        return RopVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesToTheTreeBesideIt(RopVector vector) throws IOException {
        PrintTree tree = new PrintTree();
        RecordPrinter.printValue(vector.header("rop").orElseThrow(), vector.decode(), tree);

        if (Boolean.getBoolean("vectors.write") && !Files.exists(vector.tree())) {
            Files.writeString(vector.tree(), tree.toString());
        }
        assertThat(tree).hasToString(Files.readString(vector.tree()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysWhereItsBytesComeFrom(RopVector vector) {
        assertThat(vector.header("source").orElse("")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesToTheSameBytes(RopVector vector) {
        assertThat(RopVector.encode(vector.decode())).asHexString().isEqualTo(hex(vector.bytes()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesFromTheMiddleOfAMessageUpToItsLastByte(RopVector vector) {
        WireReader in = new WireReader(ByteBuffer.wrap(vector.bytes()));

        Record rop = vector.decode(in);

        assertThat(in.remaining()).isZero();
        assertThat(rop).isEqualTo(vector.decode());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isRefusedOrShorterWhereverItIsCut(RopVector vector) {
        for (int length = 1; length < vector.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(vector.bytes(), length);
            WireReader in = new WireReader(ByteBuffer.wrap(cut));
            try {
                byte[] encoded = RopVector.encode(vector.decode(in));
                assertThat(encoded).as("cut to %d", length).isEqualTo(Arrays.copyOf(cut, in.position()));
            } catch (MalformedMessageException refused) {
                assertThat(refused.what()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("repliesWithTheirRequests")
    void namesTheHandleIndexThatItsRequestSays(RopVector vector) {
        RopRequest request = new VectorContext(vector).request().orElseThrow();

        assertThat(((RopReply) vector.decode()).handleIndex()).isEqualTo(request.responseHandleIndex());
    }

    static List<RopVector> repliesWithTheirRequests() {
        return vectors().stream()
                .filter(vector -> vector.header("request").isPresent() && vector.decode() instanceof RopReply)
                .toList();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
