/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.fasttransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireWriter;

class FastTransferTest {
    private static final UUID SET = UUID.fromString("00062002-0000-0000-c000-000000000046");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static List<FastTransferToken> tokens(String hex) {
        List<FastTransferToken> tokens = new ArrayList<>();
        FastTransferLexer lexer = new FastTransferLexer(1000, tokens::add);
        lexer.feed(ByteBuffer.wrap(bytes(hex)));
        lexer.end();
        return tokens;
    }

    @Test
    void tellsMarkersFromProperties() {
        assertThat(tokens("03000C40 03001700 02000000"))
                .containsExactly(
                        new FastTransferToken.MarkerFound(Marker.START_MESSAGE),
                        new FastTransferToken.PropertyDefinition(new PropertyTag(0x00170003), Optional.empty()),
                        new FastTransferToken.FixedValue(0x0003, ByteBuffer.wrap(bytes("02000000"))));
    }

    @Test
    void readsTheNamesOfNamedProperties() {
        assertThat(tokens("0B000080 0220060000000000C000000000000046 00 23820000 0100")
                        .get(0))
                .isEqualTo(new FastTransferToken.PropertyDefinition(
                        new PropertyTag(0x8000000B), Optional.of(new PropertyName.Numbered(SET, 0x8223))));
        assertThat(tokens("0B000080 0220060000000000C000000000000046 01 410000000100")
                        .get(0))
                .isEqualTo(new FastTransferToken.PropertyDefinition(
                        new PropertyTag(0x8000000B), Optional.of(new PropertyName.Named(SET, "A"))));
    }

    /** MS-OXCFXICS_R990: booleans take two bytes. */
    @Test
    void readsBooleansOfTwoBytes() {
        FastTransferToken.FixedValue value =
                (FastTransferToken.FixedValue) tokens("0B001F0E 0100").get(1);

        assertThat(value.value()).isEqualTo(new PropertyValue.Bool(1));
    }

    @Test
    void readsTheIdsOfASynchronizationAsBinaryThoughTheirTypeSaysOtherwise() {
        assertThat(tokens("03001740 02000000 ABCD"))
                .containsExactly(
                        new FastTransferToken.PropertyDefinition(new PropertyTag(0x40170003), Optional.empty()),
                        new FastTransferToken.ValueLength(2),
                        new FastTransferToken.ValueBytes(ByteBuffer.wrap(bytes("ABCD")), true));
    }

    @Test
    void endsAnEmptyValueWithAnEmptyPiece() {
        assertThat(tokens("02010137 00000000 03000C40"))
                .endsWith(
                        new FastTransferToken.ValueLength(0),
                        new FastTransferToken.ValueBytes(ByteBuffer.allocate(0), true),
                        new FastTransferToken.MarkerFound(Marker.START_MESSAGE));
    }

    @Test
    void readsNoValueOfAPropertyWithNone() {
        assertThat(tokens("03100066 00000000 03000C40"))
                .endsWith(new FastTransferToken.ValueCount(0), new FastTransferToken.MarkerFound(Marker.START_MESSAGE));
    }

    @Test
    void handsOnPiecesOfALongValueAsTheyCome() {
        List<FastTransferToken> tokens = new ArrayList<>();
        FastTransferLexer lexer = new FastTransferLexer(1000, tokens::add);
        lexer.feed(ByteBuffer.wrap(bytes("02010137 05000000 0102")));
        lexer.feed(ByteBuffer.wrap(bytes("")));
        assertThat(lexer.isBetweenElements()).isFalse();
        lexer.feed(ByteBuffer.wrap(bytes("030405 03000C40")));
        lexer.end();

        assertThat(tokens.subList(2, 5))
                .containsExactly(
                        new FastTransferToken.ValueBytes(ByteBuffer.wrap(bytes("0102")), false),
                        new FastTransferToken.ValueBytes(ByteBuffer.wrap(bytes("030405")), true),
                        new FastTransferToken.MarkerFound(Marker.START_MESSAGE));
        assertThat(lexer.offset()).isEqualTo(17);
    }

    @Test
    void refusesAValueThatIsLongerThanAllowedBeforeItComes() {
        assertThatThrownBy(() -> tokens("02010137 E9030000"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("1001 is over the limit of 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FD007966", "FE008066", "01000137", "00000137", "0D300137", "99990137", "FD107966"})
    void refusesTypesThatNoStreamHas(String hex) {
        assertThatThrownBy(() -> tokens(hex)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesANameOfAnotherKindOrWithoutEnd() {
        assertThatThrownBy(() -> tokens("0B000080 0220060000000000C000000000000046 02"))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("offset 20");
        assertThatThrownBy(() -> tokens("0B000080 0220060000000000C000000000000046 01" + "4100".repeat(600)))
                .isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03",
                "03000C",
                "03001700",
                "03001700020000",
                "1F003700",
                "1F00370002000000",
                "1F0037000200000041",
                "0310006601000000"
            })
    void saysThatAStreamIsCut(String hex) {
        assertThatThrownBy(() -> tokens(hex)).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void countsOffsetsFromTheBeginningOfTheStream() {
        FastTransferLexer lexer = new FastTransferLexer(1000, token -> {});
        lexer.feed(ByteBuffer.wrap(bytes("03000C40 0B0000")));

        assertThatThrownBy(() -> lexer.feed(ByteBuffer.wrap(bytes("80 0220060000000000C000000000000046 07"))))
                .hasMessageContaining("offset 24");
    }

    /** MS-OXCFXICS_R981, R982. */
    @Test
    void cutsBuffersBetweenAtomsAndWithinValuesOnly() {
        FastTransferWriter writer = new FastTransferWriter(10);
        tokens("03000C40 03001700 02000000 02010137 0F000000 0102030405060708090A0B0C0D0E0F 03000D40")
                .forEach(writer);
        writer.end();

        assertThat(buffers(writer))
                .containsExactly(
                        "03000c4003001700",
                        "0200000002010137",
                        "0f000000010203040506",
                        "0708090a0b0c0d0e0f",
                        "03000d40");
    }

    @Test
    void refusesAnAtomThatNoBufferHolds() {
        FastTransferWriter writer = new FastTransferWriter(10);

        assertThatThrownBy(() -> writer.accept(new FastTransferToken.PropertyDefinition(
                        new PropertyTag(0x8000000B), Optional.of(new PropertyName.Numbered(SET, 1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsTheBeginningOfALongValue() {
        PrintTree tree = new PrintTree();
        FastTransferPrinter printer = new FastTransferPrinter(tree);
        printer.accept(new FastTransferToken.MarkerFound(Marker.END_MESSAGE));
        printer.accept(new FastTransferToken.MarkerFound(Marker.START_MESSAGE));
        printer.accept(new FastTransferToken.PropertyDefinition(new PropertyTag(0x37010102), Optional.empty()));
        printer.accept(new FastTransferToken.ValueLength(10_000));
        printer.accept(new FastTransferToken.ValueBytes(ByteBuffer.allocate(9_000), false));
        printer.accept(new FastTransferToken.ValueBytes(ByteBuffer.allocate(1_000), true));
        printer.end();

        assertThat(tree.toString())
                .startsWith(
                        "Marker: EndMessage\nStartMessage\n  PidTagAttachDataBinary (0x37010102) (the first of 10000 bytes): 4096 bytes\n");
    }

    static List<String> buffers(FastTransferWriter writer) {
        List<String> buffers = new ArrayList<>();
        for (ByteBuffer buffer = writer.poll(); buffer != null; buffer = writer.poll()) {
            buffers.add(
                    HexFormat.of().formatHex(new WireWriter().putBytes(buffer).toByteArray()));
        }
        return buffers;
    }
}
