/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.emsmdb.ExtendedRopBuffers;
import org.openchange.mapiproxy.emsmdb.HexVector;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.rop.RequestContext;

/**
 * Whole exchanges: the chain of extended buffers that a call brought, and the one that answered it. Run with {@code -Dvectors.write=true} to write
 * trees that are missing, then read them against the specification.
 */
class RopListVectorTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors/rop-lists");
    private static final String REQUEST = "-request.hex";

    static List<String> exchanges() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(REQUEST))
                    .map(name -> name.substring(0, name.length() - REQUEST.length()))
                    .sorted()
                    .toList();
        }
    }

    private static ExtendedRopBuffers packed(String name) {
        return ExtendedRopBuffers.read(ByteBuffer.wrap(HexVector.bytes("rop-lists/" + name)), 0);
    }

    private static List<RopRequestList> requests(String exchange) {
        return RopRequestList.readAll(packed(exchange + "-request"), RequestContext.UNKNOWN);
    }

    private static List<RopResponseList> responses(String exchange) {
        Optional<RopRequestList> first = requests(exchange).stream().findFirst();
        return new HandleTable().answered(first, packed(exchange + "-response").ropBuffers());
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void decodesToTheTreesBesideIt(String exchange) throws IOException {
        PrintTree asked = new PrintTree();
        requests(exchange)
                .forEach(list -> list.requests().forEach(rop -> print(rop.type().name(), rop, asked)));
        PrintTree answered = new PrintTree();
        responses(exchange).forEach(list -> list.responses()
                .forEach(rop -> print(rop.type().name(), rop, answered)));

        compare(exchange + "-request.txt", asked);
        compare(exchange + "-response.txt", answered);
    }

    private static void print(String name, Object rop, PrintTree tree) {
        RecordPrinter.printValue(name, rop, tree);
    }

    private static void compare(String name, PrintTree tree) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("vectors.write") && !Files.exists(file)) {
            Files.writeString(file, tree.toString());
        }
        assertThat(tree).hasToString(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void encodesToTheSameBuffers(String exchange) {
        List<RopBuffer> asked = requests(exchange).stream()
                .map(list -> list.with(new ArrayList<>(list.requests())).buffer())
                .toList();
        List<RopBuffer> rewritten = requests(exchange).stream()
                .map(list -> list.buffer()
                        .withRopsList(
                                RopRequestList.of(list.requests()).buffer().ropsList()))
                .toList();
        List<RopBuffer> answered = responses(exchange).stream()
                .map(list -> list.buffer()
                        .withRopsList(RopResponseList.write(list.answers()).toByteBuffer()))
                .toList();

        assertThat(asked).isEqualTo(packed(exchange + "-request").ropBuffers());
        assertThat(rewritten).isEqualTo(asked);
        assertThat(answered).isEqualTo(packed(exchange + "-response").ropBuffers());
    }

    /** What nobody changed leaves as the bytes that came, also in chains and compressed. */
    @ParameterizedTest
    @MethodSource("exchanges")
    void leavesAsTheBytesThatCame(String exchange) {
        for (String name : List.of(exchange + "-request", exchange + "-response")) {
            ExtendedRopBuffers packed = packed(name);
            assertThat(packed.with(packed.ropBuffers()).packed().write())
                    .isEqualTo(ByteBuffer.wrap(HexVector.bytes("rop-lists/" + name)));
        }
    }

    @Test
    void everyExchangeIsListedAmongWhatIsCovered() throws IOException {
        String document = Files.readString(Path.of("../docs/wire-coverage.md"));

        assertThat(exchanges()).hasSizeGreaterThan(7).allSatisfy(exchange -> assertThat(document)
                .contains("`" + exchange + "`"));
    }
}
