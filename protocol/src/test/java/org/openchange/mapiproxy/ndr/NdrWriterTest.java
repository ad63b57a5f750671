/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NdrWriterTest {
    private final NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);

    @Test
    void fillsGapsWithZeros() {
        writer.writeUnsignedByte(0xFF);
        writer.writeUnsignedInt(0xFFFFFFFFL);
        writer.writeByte((byte) 1);
        writer.writeLong(-1);

        assertThat(written(writer)).isEqualTo("ff000000ffffffff" + "0100000000000000" + "ffffffffffffffff");
    }

    @Test
    void numbersReferentsAsWindowsDoes() {
        writer.writeReferent("a");
        writer.writeReferent(null);
        writer.writeReferent("a");
        Object shared = new Object();
        writer.writeFullReferent(shared);
        writer.writeFullReferent(shared);

        assertThat(written(writer)).isEqualTo("00000200" + "00000000" + "04000200" + "08000200" + "08000200");
        assertThat(writer.isFirstUse(shared)).isTrue();
        assertThat(writer.isFirstUse(shared)).isFalse();
        assertThat(writer.isFirstUse(null)).isFalse();
    }

    @Test
    void growsAndKeepsWhatItHas() {
        for (int i = 0; i < 1000; i++) {
            writer.writeInt(i);
        }
        ByteBuffer buffer = writer.toBuffer();

        assertThat(buffer.remaining()).isEqualTo(4000);
        assertThat(buffer.getInt(4 * 999)).isEqualTo(999);
        assertThat(writer.position()).isEqualTo(4000);
    }

    @Test
    void refusesWhatDoesNotFitIntoItsType() {
        assertThatThrownBy(() -> writer.writeUnsignedByte(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.writeUnsignedShort(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.writeUnsignedInt(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.writeString("\u20ac")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesThePositionOfOctetsAlone() {
        ByteBuffer octets = ByteBuffer.wrap(new byte[] {1, 2, 3});

        writer.writeOctets(octets);

        assertThat(octets.remaining()).isEqualTo(3);
        assertThat(written(writer)).isEqualTo("010203");
    }

    @Test
    void writesUuidsInBothByteOrders() {
        UUID uuid = UUID.fromString("a4f1db00-ca47-1067-b31f-00dd010662da");
        NdrWriter big = new NdrWriter(ByteOrder.BIG_ENDIAN);
        writer.writeUuid(uuid);
        big.writeUuid(uuid);

        assertThat(written(writer)).isEqualTo("00dbf1a447ca6710b31f00dd010662da");
        assertThat(written(big)).isEqualTo("a4f1db00ca471067b31f00dd010662da");
    }

    private static String written(NdrWriter writer) {
        ByteBuffer buffer = writer.toBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
