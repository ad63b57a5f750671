/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

class NdrReaderTest {
    private static final UUID EMSMDB = UUID.fromString("a4f1db00-ca47-1067-b31f-00dd010662da");

    @Test
    void alignsFromTheStartOfTheStubAndNotOfTheBuffer() {
        ByteBuffer buffer =
                ByteBuffer.wrap(hex("ffffff 01 eeeeee 02000000 03 ee 0400")).order(ByteOrder.LITTLE_ENDIAN);
        NdrReader reader = new NdrReader(buffer.position(3));

        assertThat(reader.readUnsignedByte()).isEqualTo(1);
        assertThat(reader.readUnsignedInt()).isEqualTo(2);
        assertThat(reader.readUnsignedByte()).isEqualTo(3);
        assertThat(reader.readUnsignedShort()).isEqualTo(4);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void readsUnsignedNumbersAsSuch() {
        NdrReader reader = little("ff ff ffff ffffffff ffff");

        assertThat(reader.readUnsignedByte()).isEqualTo(0xFF);
        assertThat(reader.readByte()).isEqualTo((byte) -1);
        assertThat(reader.readUnsignedShort()).isEqualTo(0xFFFF);
        assertThat(reader.readUnsignedInt()).isEqualTo(0xFFFFFFFFL);
        assertThat(reader.readShort()).isEqualTo((short) -1);
    }

    @Test
    void readsUuidsInBothByteOrders() {
        assertThat(little("00dbf1a447ca6710b31f00dd010662da").readUuid()).isEqualTo(EMSMDB);
        assertThat(big("a4f1db00ca471067b31f00dd010662da").readUuid()).isEqualTo(EMSMDB);
    }

    @Test
    void takesOneReferentForTheSameObject() {
        NdrReader reader = little("2a000000");
        Object first = reader.readFull(7, "long", NdrReader::readUnsignedInt);

        assertThat(reader.readFull(7, "long", NdrReader::readUnsignedInt)).isSameAs(first);
        assertThat(reader.<Long>readFull(0, "long", NdrReader::readUnsignedInt)).isNull();
    }

    @Test
    void refusesOneReferentForTwoTypes() {
        NdrReader reader = little("2a000000 2b000000");
        reader.readFull(7, "long", NdrReader::readUnsignedInt);

        assertThatThrownBy(() -> reader.readFull(7, "text", r -> r.readString("s", 1)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("full pointer 0x7 to text is used for long");
    }

    @Test
    void refusesAFullPointerToWhatContainsIt() {
        NdrReader reader = little("00000000");

        assertThatThrownBy(() -> reader.readFull(7, "node", r -> r.readFull(7, "node", NdrReader::readUnsignedInt)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("what contains it");
    }

    @Test
    void refusesAnArrayThatDoesNotBeginAtItsFirstItem() {
        assertThatThrownBy(() -> little("01000000 01000000").readActualCount("a", 5))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a: its offset is 1, not 0 at offset 0");
    }

    @Test
    void refusesMoreItemsThanThereIsRoomFor() {
        assertThatThrownBy(() -> little("00000000 06000000").readActualCount("a", 5))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> little("06000000").readMaxCount("a", 5)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void refusesAStringWithoutItsTerminator() {
        assertThatThrownBy(() -> little("616263").readString("s", 3)).hasMessageContaining("no terminating NUL");
        assertThatThrownBy(() -> little("6100").readWideString("s", 1)).hasMessageContaining("no terminating NUL");
        assertThatThrownBy(() -> little("").readString("s", 0)).hasMessageContaining("no terminating NUL");
    }

    @Test
    void keepsWhatIsInAStringWhateverItIs() {
        assertThat(little("e5 00 80 00").readString("s", 4)).isEqualTo("\u00e5\0\u0080");
        assertThat(little("00d8 4100 0000").readWideString("s", 3)).isEqualTo("\ud800A");
    }

    @Test
    void saysWhatIsMissingAndWhere() {
        assertThatThrownBy(() -> little("0102").readInt())
                .isInstanceOf(TruncatedMessageException.class)
                .hasMessageContaining("32-bit value")
                .hasMessageContaining("2 remain");
        assertThatThrownBy(() -> little("00000000").readBytes("blob", 0xFFFFFFFFL))
                .isInstanceOf(TruncatedMessageException.class);
    }

    private static NdrReader little(String hex) {
        return new NdrReader(ByteBuffer.wrap(hex(hex)).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static NdrReader big(String hex) {
        return new NdrReader(ByteBuffer.wrap(hex(hex)).order(ByteOrder.BIG_ENDIAN));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
