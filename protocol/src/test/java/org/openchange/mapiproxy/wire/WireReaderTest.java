/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
    private static WireReader reader(String hex) {
        return new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    @Test
    void readsLittleEndianValuesThatFollowEachOther() {
        WireReader in =
                reader("FF FEFF FEFF 78563412 FFFFFFFF 0807060504030201 060504030201 0000C03F 000000000000F03F");

        assertThat(in.readUnsignedByte()).isEqualTo(0xFF);
        assertThat(in.readUnsignedShort()).isEqualTo(0xFFFE);
        assertThat(in.readShort()).isEqualTo((short) -2);
        assertThat(in.readInt()).isEqualTo(0x12345678);
        assertThat(in.readUnsignedInt()).isEqualTo(0xFFFF_FFFFL);
        assertThat(in.readLong()).isEqualTo(0x0102030405060708L);
        assertThat(in.readUnsignedInt48()).isEqualTo(0x010203040506L);
        assertThat(in.readFloat()).isEqualTo(1.5f);
        assertThat(in.readDouble()).isEqualTo(1.0);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void readsGuidsInTheirMixedOrder() {
        assertThat(reader("33221100 5544 7766 8899AABBCCDDEEFF").readGuid())
                .isEqualTo(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
    }

    @Test
    void countsPositionsFromWhereTheBufferStood() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(2);
        WireReader in = new WireReader(bytes);

        assertThat(in.position()).isZero();
        assertThat(in.readUnsignedByte()).isEqualTo(3);
        assertThat(in.position()).isEqualTo(1);
        assertThat(bytes.position()).isEqualTo(2);
    }

    @Test
    void goesToPositionsWithinTheMessageOnly() {
        WireReader in = reader("0102");
        in.position(2);
        assertThat(in.hasRemaining()).isFalse();
        in.position(0);
        assertThat(in.readUnsignedByte()).isEqualTo(1);

        assertThatThrownBy(() -> in.position(3)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> in.position(-1)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void readsStringsUpToTheirNul() {
        assertThat(reader("41E900").readString8()).isEqualTo("A\u00e9");
        assertThat(reader("00").readString8()).isEmpty();
        assertThat(reader("4100AC200000").readUnicode()).isEqualTo("A\u20ac");
        assertThat(reader("0000").readUnicode()).isEmpty();
        assertThat(reader("00D80000").readUnicode()).isEqualTo("\ud800");
        assertThat(reader("410000").readString(false)).isEqualTo("A");
        assertThat(reader("41000000").readString(true)).isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41", "4100", "410000", "410042"})
    void refusesUnicodeWithoutItsNul(String hex) {
        assertThatThrownBy(() -> reader(hex).readUnicode())
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("without its NUL");
    }

    @Test
    void refusesAnEightBitStringWithoutItsNul() {
        assertThatThrownBy(() -> reader("4142").readString8()).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void sharesTheBytesOfTheMessageAndLetsNobodyChangeThem() {
        ByteBuffer bytes = reader("0300 010203 04").readCountedBytes("value");

        assertThat(bytes.remaining()).isEqualTo(3);
        assertThat(bytes.isReadOnly()).isTrue();
    }

    @Test
    void readsNoFurtherThanASection() {
        WireReader in = reader("010203");
        WireReader section = in.readSection("section", 2);

        assertThat(section.readUnsignedShort()).isEqualTo(0x0201);
        assertThatThrownBy(section::readUnsignedByte).isInstanceOf(TruncatedMessageException.class);
        assertThat(in.readUnsignedByte()).isEqualTo(3);
    }

    @Test
    void saysWhatIsMissingWhere() {
        WireReader in = reader("0102 0304 05");
        in.readUnsignedShort();

        assertThatExceptionOfType(TruncatedMessageException.class)
                .isThrownBy(in::readInt)
                .withMessage("32-bit value: wants 4 bytes, 3 remain at offset 2");
    }

    @Test
    void refusesEveryValueThatIsCut() {
        for (Function<WireReader, Object> read : java.util.List.<Function<WireReader, Object>>of(
                WireReader::readUnsignedShort,
                WireReader::readShort,
                WireReader::readInt,
                WireReader::readUnsignedInt,
                WireReader::readLong,
                WireReader::readUnsignedInt48,
                WireReader::readGuid,
                WireReader::readFloat,
                WireReader::readDouble)) {
            assertThatThrownBy(() -> read.apply(reader("01"))).isInstanceOf(TruncatedMessageException.class);
        }
        assertThatThrownBy(() -> reader("").readUnsignedByte()).isInstanceOf(TruncatedMessageException.class);
        assertThatThrownBy(() -> reader("01").readBytes("x", -1)).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void refusesCountsOfElementsThatCannotAllBeThere() {
        assertThat(reader("0200 01020304").readCount16("tags", 2)).isEqualTo(2);
        assertThat(reader("02000000 01020304").readCount32("tags", 2)).isEqualTo(2);
        assertThatThrownBy(() -> reader("0300 01020304").readCount16("tags", 2))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("tags: 3 is over the limit of 2 at offset 2");
        assertThatThrownBy(() -> reader("FFFFFFFF").readCount32("tags", 1)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> reader("00").checkCount("tags", Long.MAX_VALUE, 16))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> reader("00").checkCount("tags", -1, 1)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void followsNestedStructuresToALimitInSectionsToo() {
        assertThat(nested(reader("00"), WireReader.MAX_DEPTH)).isEqualTo(WireReader.MAX_DEPTH);
        assertThatThrownBy(() -> nested(reader("00"), WireReader.MAX_DEPTH + 1))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("depth of thing: 257 is over the limit of 256 at offset 0");
    }

    @Test
    void forgetsTheDepthOfAStructureThatWasRefused() {
        WireReader in = reader("00");
        assertThatThrownBy(() -> nested(in, WireReader.MAX_DEPTH + 1)).isInstanceOf(LimitExceededException.class);

        assertThat(nested(in, WireReader.MAX_DEPTH)).isEqualTo(WireReader.MAX_DEPTH);
    }

    private static int nested(WireReader in, int levels) {
        return levels == 0
                ? 0
                : in.readNested("thing", next -> 1 + nested(next.readSection("rest", next.remaining()), levels - 1));
    }
}
