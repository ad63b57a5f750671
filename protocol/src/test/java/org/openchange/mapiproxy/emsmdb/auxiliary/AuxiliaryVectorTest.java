/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.HexVector;
import org.openchange.mapiproxy.print.PrintTree;

class AuxiliaryVectorTest {
    private static final int KINDS_OF_BLOCKS = 24;

    static List<String> vectors() throws IOException, URISyntaxException {
        Path directory =
                Path.of(AuxiliaryVectorTest.class.getResource("/vectors/emsmdb").toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("aux-") && name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsPrintsAndWritesEachBlock(String vector) throws Exception {
        ByteBuffer rgbAux = packed(HexVector.bytes("emsmdb/" + vector));

        AuxiliaryBuffer buffer = AuxiliaryBuffer.read(rgbAux);
        PrintTree tree = new PrintTree();
        buffer.print("rgbAux", tree);

        assertThat(tree.toString().lines().skip(5).map(line -> line.substring(2)))
                .containsExactlyElementsOf(lines(vector));
        assertThat(buffer.write()).isEqualTo(rgbAux);
        assertThat(AuxiliaryBuffer.of(buffer.blocks(), 0).write()).isEqualTo(rgbAux);
    }

    @Test
    void thereIsAVectorForEachKindOfBlock() throws Exception {
        Stream<Class<?>> kinds = vectors().stream()
                .map(vector -> BlockTypes.read(ByteBuffer.wrap(HexVector.bytes("emsmdb/" + vector)))
                        .getClass());

        assertThat(kinds.distinct()).hasSize(KINDS_OF_BLOCKS);
    }

    private static List<String> lines(String vector) throws Exception {
        Path golden = Path.of(AuxiliaryVectorTest.class
                .getResource("/vectors/emsmdb/" + vector + ".txt")
                .toURI());
        return Files.readAllLines(golden);
    }

    static ByteBuffer packed(byte[] blocks) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(ByteBuffer.wrap(blocks), 0))).write();
    }
}
