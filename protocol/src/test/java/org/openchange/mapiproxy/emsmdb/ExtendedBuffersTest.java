/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class ExtendedBuffersTest {

    @ParameterizedTest
    @ValueSource(strings = {"block-plain", "block-xor", "block-compressed", "block-compressed-xor"})
    void unpacksABlockAndWritesTheBytesThatCame(String vector) {
        byte[] bytes = HexVector.bytes("emsmdb/" + vector);

        ExtendedBuffers buffers = ExtendedBuffers.read(ByteBuffer.wrap(bytes));

        assertThat(buffers.blocks()).hasSize(1);
        assertThat(text(buffers.blocks().get(0))).isEqualTo("abc".repeat(100));
        assertThat(bytes(buffers.write())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"block-plain, 4", "block-xor, 6", "block-compressed, 5", "block-compressed-xor, 7"})
    void packsABlockAsItsFlagsSay(String vector, int flags) {
        ByteBuffer payload = ascii("abc".repeat(100));

        ExtendedBuffers buffers = new ExtendedBuffers(List.of(ExtendedBuffer.of(payload, flags)));

        assertThat(bytes(buffers.write())).isEqualTo(HexVector.bytes("emsmdb/" + vector));
    }

    @Test
    void unpacksAChainOfWhichEachBlockIsPackedInItsOwnManner() {
        byte[] bytes = HexVector.bytes("emsmdb/chain-three-blocks");

        ExtendedBuffers buffers = ExtendedBuffers.read(ByteBuffer.wrap(bytes));

        assertThat(buffers.blocks())
                .extracting(ExtendedBuffersTest::text)
                .containsExactly("first", "second, second, second, second", "third");
        assertThat(buffers.blocks()).extracting(block -> block.header().flags()).containsExactly(0, 3, 6);
        assertThat(buffers.packedBytes()).isEqualTo(bytes.length);
        assertThat(bytes(buffers.write())).isEqualTo(bytes);
    }

    @Test
    void marksOnlyTheLastBlockOfAChainAsTheLast() {
        ExtendedBuffers read = ExtendedBuffers.read(ByteBuffer.wrap(HexVector.bytes("emsmdb/chain-three-blocks")));

        ExtendedBuffers shorter = new ExtendedBuffers(read.blocks().subList(0, 2));
        ExtendedBuffers longer =
                new ExtendedBuffers(List.of(read.blocks().get(2), read.blocks().get(0)));

        assertThat(ExtendedBuffers.read(shorter.write()).blocks())
                .extracting(block -> block.header().flags())
                .containsExactly(0, 7);
        assertThat(ExtendedBuffers.read(longer.write()).blocks())
                .extracting(block -> block.header().flags())
                .containsExactly(2, 4);
    }

    @Test
    void doesNotCompressWhereNothingIsWon() {
        ExtendedBuffer block = ExtendedBuffer.of(ascii("abcdefgh"), RpcHeaderExt.COMPRESSED | RpcHeaderExt.XOR_MAGIC);

        assertThat(block.header()).isEqualTo(new RpcHeaderExt(RpcHeaderExt.XOR_MAGIC, 8, 8));
    }

    @Test
    void hasNoBlocksInAnEmptyParameter() {
        assertThat(ExtendedBuffers.read(ByteBuffer.allocate(0))).isEqualTo(ExtendedBuffers.NONE);
        assertThat(ExtendedBuffers.NONE.write().remaining()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "00000400, ecRpcFailed",
        "00000400030003, ecRpcFailed",
        "0100040003000300 616263, ecRpcFormat",
        "0000040003000400 616263, ecRpcFormat",
        "0000040003000300 6162, ecRpcFormat",
        "0000040003000300 61626364, ecRpcFormat",
        "0000000003000300 616263, ecRpcFormat",
        "0000050003000300 616263, ecRpcFormat",
        "0000050004000300 61626364, ecRpcFormat",
        "0000050007000800 00000000616263, ecRpcFormat",
    })
    void tellsTheErrorForWhatCannotBeUnpacked(String hex, String error) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));

        MalformedMessageException exception =
                catchThrowableOfType(MalformedMessageException.class, () -> ExtendedBuffers.read(bytes));

        assertThat(PackingError.of(exception)).hasToString(error);
    }

    @Test
    void refusesMoreThan96Blocks() {
        String block = "0000000001000100" + "61";
        String last = "0000040001000100" + "61";
        HexFormat hex = HexFormat.of();

        assertThat(ExtendedBuffers.read(ByteBuffer.wrap(hex.parseHex(block.repeat(95) + last)))
                        .blocks())
                .hasSize(96);
        assertThatThrownBy(() -> ExtendedBuffers.read(ByteBuffer.wrap(hex.parseHex(block.repeat(96) + last))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("97");
    }

    @Test
    void refusesMoreBytesThanAnyPeerMaySend() {
        ByteBuffer bytes = ByteBuffer.allocate(0x100001);

        PackingException exception = catchThrowableOfType(PackingException.class, () -> ExtendedBuffers.read(bytes));

        assertThat(exception.error()).isEqualTo(PackingError.BAD_STUB);
        assertThat(exception.error().code()).isEqualTo(0x6F7);
        assertThat(exception.error().isFault()).isTrue();
    }

    @Test
    void printsItsHeaderWithTheNamesOfTheFlags() {
        PrintTree tree = new PrintTree();

        RecordPrinter.printValue("RPC_HEADER_EXT", new RpcHeaderExt(7, 5, 300), tree);

        assertThat(tree)
                .hasToString(
                        """
                        RPC_HEADER_EXT
                          Flags: 0x0007 Compressed XorMagic Last
                          Size: 5
                          SizeActual: 300 (0x12c)
                        """);
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ExtendedBuffer block) {
        return StandardCharsets.US_ASCII.decode(block.payload()).toString();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
