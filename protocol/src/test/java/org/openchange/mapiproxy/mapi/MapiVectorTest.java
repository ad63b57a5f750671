/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.fasttransfer.FastTransferPrinter;
import org.openchange.mapiproxy.fasttransfer.FastTransferToken;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;

/** Structures from captures and packed by hand. Run with {@code -Dvectors.write=true} to write trees that are missing, then read them. */
class MapiVectorTest {

    static List<MapiVector> vectors() throws IOException {
        return MapiVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesToTheTreeBesideIt(MapiVector vector) throws IOException {
        PrintTree tree = new PrintTree();
        print(vector.structure().name(), vector.decode(vector.bytes()), tree);

        if (Boolean.getBoolean("vectors.write") && !Files.exists(vector.tree())) {
            Files.writeString(vector.tree(), tree.toString());
        }
        assertThat(tree).hasToString(Files.readString(vector.tree()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesToTheSameBytes(MapiVector vector) {
        byte[] encoded = vector.encode(vector.decode(vector.bytes()));

        assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(HexFormat.of().formatHex(vector.bytes()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsUpToItsLastByteWhereverItBegins(MapiVector vector) {
        byte[] shifted = new byte[vector.bytes().length + 3];
        System.arraycopy(vector.bytes(), 0, shifted, 3, vector.bytes().length);
        WireReader in = new WireReader(ByteBuffer.wrap(shifted).position(3));

        Object value = vector.decode(in);

        assertThat(in.remaining()).isZero();
        assertThat(value).isEqualTo(vector.decode(vector.bytes())).hasSameHashCodeAs(vector.decode(vector.bytes()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isRefusedOrShorterWhereverItIsCut(MapiVector vector) {
        for (int length = 0; length < vector.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(vector.bytes(), length);
            WireReader in = new WireReader(ByteBuffer.wrap(cut));
            try {
                byte[] encoded = vector.encode(vector.decode(in));
                assertThat(encoded).as("cut to %d", length).isEqualTo(Arrays.copyOf(cut, in.position()));
            } catch (MalformedMessageException refused) {
                assertThat(refused.what()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysWhereItsBytesComeFrom(MapiVector vector) {
        assertThat(vector.header("source").orElse("")).isNotBlank();
    }

    @Test
    void everyStructureHasAVector() throws IOException {
        assertThat(vectors().stream().map(vector -> vector.structure().name())).containsAll(MapiStructure.names());
    }

    private static void print(String name, Object value, PrintTree tree) {
        if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof FastTransferToken) {
            FastTransferPrinter printer = new FastTransferPrinter(tree);
            list.forEach(token -> printer.accept((FastTransferToken) token));
            printer.end();
        } else {
            RecordPrinter.printValue(name, value, tree);
        }
    }
}
