/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.lz77;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.emsmdb.HexVector;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

class Direct2Test {
    @ParameterizedTest
    @CsvSource({
        "alphabet, abcdefghijklmnopqrstuvwxyz",
        "shared-nibble, aaaaaaaaaaaabaaaaaaaaaaaa",
        "two-matches, this is a test. and this is a test too",
        "full-mask, abcdefghijklmnopqrstuvwxyz01234abc",
        "second-mask, abcdefghijklmnopqrstuvwxyz01234abca",
    })
    void decompressesAndCompressesTheKnownAnswers(String vector, String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        byte[] compressed = HexVector.bytes("emsmdb/lz77-" + vector);

        assertThat(Direct2Decompressor.decompress(compressed, plain.length)).isEqualTo(plain);
        assertThat(compress(plain)).isEqualTo(compressed.length < plain.length ? compressed : null);
    }

    @Test
    void decompressesAndCompressesALongRun() {
        byte[] plain = "abc".repeat(100).getBytes(StandardCharsets.US_ASCII);
        byte[] compressed = HexVector.bytes("emsmdb/lz77-long-match");

        assertThat(Direct2Decompressor.decompress(compressed, 300)).isEqualTo(plain);
        assertThat(compress(plain)).isEqualTo(compressed);
    }

    /** [MS-OXCRPC] 3.1.4.1.1.2.2.4: a run of that many bytes after the first one. */
    @ParameterizedTest
    @CsvSource({
        "9, 0600",
        "10, 070000",
        "24, 07000e",
        "25, 07000f00",
        "279, 07000ffe",
        "280, 07000fff1501",
        "281, 07000fff1601",
        "65534, 07000ffffbff",
    })
    void encodesEachLengthInTheFewestBytes(int length, String match) {
        byte[] plain = new byte[length + 1];
        Arrays.fill(plain, (byte) 'a');
        byte[] compressed = HexFormat.of().parseHex("ffffff7f61" + match);

        assertThat(compress(plain)).isEqualTo(compressed.length < plain.length ? compressed : null);
        assertThat(Direct2Decompressor.decompress(compressed, plain.length)).isEqualTo(plain);
    }

    /** [MS-XCA] 2.4.4. */
    @Test
    void readsALengthOf32Bits() {
        byte[] compressed = HexFormat.of().parseHex("ffffff7f6107000fff000015010000");

        assertThat(Direct2Decompressor.decompress(compressed, 281))
                .isEqualTo("a".repeat(281).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsAMaskThatEndsInZerosAsSomeServersWriteThem() {
        byte[] compressed = HexFormat.of().parseHex("00000010" + "616263" + "0200");

        assertThat(new String(Direct2Decompressor.decompress(compressed, 8), StandardCharsets.US_ASCII))
                .isEqualTo("abcccccc");
    }

    @Test
    void usesTheWholeWindowAndNoMore() {
        for (int distance : new int[] {8191, 8192, 8193}) {
            byte[] plain = new byte[distance + 64];
            new Random(7).nextBytes(plain);
            Arrays.fill(plain, 64, distance, (byte) 0);
            System.arraycopy(plain, 0, plain, distance, 64);
            byte[] compressed = compress(plain);

            assertThat(compressed.length < 100).isEqualTo(distance <= 8192);
            assertThat(Direct2Decompressor.decompress(compressed, plain.length)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 31, 32, 33, 4096, 32767, 65535})
    void givesUpWhereNothingIsWon(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);

        assertThat(compress(noise)).isNull();
    }

    @Test
    void givesBackTheSameForTheSameInputWhateverItCompressedBefore() {
        byte[] text = "The quick brown fox jumps over the lazy dog. The quick dog.".getBytes(StandardCharsets.US_ASCII);
        byte[] first = compress(text);
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            byte[] other = new byte[random.nextInt(600)];
            Arrays.fill(other, (byte) random.nextInt(3));
            compress(other);
        }
        byte[] largest = new byte[Direct2Compressor.MAX_INPUT];
        for (int i = 0; i < 33_000; i++) {
            compress(largest);
        }

        assertThat(compress(text)).isEqualTo(first);
    }

    @Test
    void leavesThePositionOfItsInputWhereItWas() {
        ByteBuffer input = ByteBuffer.allocateDirect(100).position(20).limit(90);

        byte[] compressed = Direct2Compressor.compress(input.asReadOnlyBuffer());

        assertThat(input.position()).isEqualTo(20);
        assertThat(Direct2Decompressor.decompress(compressed, 70))
                .containsOnly(0)
                .hasSize(70);
    }

    @ParameterizedTest
    @CsvSource({
        "000000, compressed payload",
        "00000000, compressed payload",
        "0000000061626364, compressed payload",
        "000000406108, compressed payload",
        "0000004061" + "0700, compressed payload",
        "0000004061" + "07000f, compressed payload",
        "0000004061" + "07000fff15, compressed payload",
        "0000004061" + "07000fff0000150100, compressed payload",
    })
    void reportsInputThatEndsEarly(String hex, String what) {
        byte[] compressed = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Direct2Decompressor.decompress(compressed, 300))
                .isInstanceOf(TruncatedMessageException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({
        "00000080" + "0000, 5, only 0 bytes came out",
        "00000040" + "610800, 5, only 1 bytes came out",
        "00000040" + "610300, 5, leaves room for 4",
        "00000040" + "6107000fff1500, 300, match length 21",
        "00000040" + "6107000fff0000ffffffff, 300, match length 4294967295",
        "00000040" + "6107000fff0000feffff7f, 300, match length 2147483646",
        "00000000" + "616263, 2, 1 compressed bytes after",
        "00000000" + "61626364656667, 3, 4 compressed bytes after",
    })
    void reportsWhatCannotBe(String hex, int sizeActual, String message) {
        byte[] compressed = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Direct2Decompressor.decompress(compressed, sizeActual))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(message);
    }

    private static byte[] compress(byte[] plain) {
        return Direct2Compressor.compress(ByteBuffer.wrap(plain));
    }
}
