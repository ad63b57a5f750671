/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
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

/** However a stream is cut, the same comes out; whatever the bytes, nothing but MalformedMessageException. */
class FastTransferFuzz {
    private static final Path VECTORS = Path.of("src/test/resources/vectors/mapi");
    private static final List<byte[]> STREAMS =
            List.of(stream("FastTransfer-contents-sync.hex"), stream("FastTransfer-message.hex"));

    private static byte[] stream(String file) {
        try {
            String text = Files.readString(VECTORS.resolve(file));
            return HexFormat.of().parseHex(text.replaceAll("#[^\n]*", "").replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.of(STREAMS);
    }

    @Property(tries = 100)
    void findsTheSameStreamHoweverItIsCut(
            @ForAll("streams") byte[] stream,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 300) Integer> sizes) {
        FastTransferWriter writer = new FastTransferWriter(100_000);
        FastTransferLexer lexer = new FastTransferLexer(100_000, writer);
        int done = 0;
        for (int i = 0; done < stream.length; i++) {
            int size = Math.min(sizes.get(i % sizes.size()), stream.length - done);
            lexer.feed(ByteBuffer.wrap(stream, done, size));
            done += size;
        }
        lexer.end();
        writer.end();

        assertThat(FastTransferTest.buffers(writer))
                .containsExactly(HexFormat.of().formatHex(stream));
    }

    @Property(tries = 60)
    void makesBuffersThatTogetherAreTheStream(
            @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 60, max = 2000) int bufferSize) {
        FastTransferWriter writer = new FastTransferWriter(bufferSize);
        FastTransferLexer lexer = new FastTransferLexer(100_000, writer);
        lexer.feed(ByteBuffer.wrap(stream));
        writer.end();
        List<String> buffers = FastTransferTest.buffers(writer);

        assertThat(String.join("", buffers)).isEqualTo(HexFormat.of().formatHex(stream));
        assertThat(buffers).allMatch(buffer -> buffer.length() / 2 <= bufferSize);
    }

    @Property(tries = 500)
    void refusesChangedStreamsInAnOrderlyWay(
            @ForAll("streams") byte[] stream,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1000) Integer> places,
            @ForAll byte value) {
        byte[] changed = stream.clone();
        places.forEach(place -> changed[place % changed.length] = value);
        readAndPrint(changed);
    }

    @Property(tries = 500)
    void refusesRandomBytesInAnOrderlyWay(@ForAll @Size(max = 200) byte[] bytes) {
        readAndPrint(bytes);
    }

    private static void readAndPrint(byte[] bytes) {
        List<FastTransferToken> tokens = new ArrayList<>();
        FastTransferLexer lexer = new FastTransferLexer(100_000, tokens::add);
        try {
            lexer.feed(ByteBuffer.wrap(bytes));
            lexer.end();
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
        }
        PrintTree tree = new PrintTree();
        FastTransferPrinter printer = new FastTransferPrinter(tree);
        tokens.forEach(printer);
        printer.end();
        assertThat(tree.toString()).isEqualTo(tree.toString().stripLeading());
    }
}
