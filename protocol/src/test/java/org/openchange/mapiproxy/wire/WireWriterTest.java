/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireWriterTest {
    private static String hex(WireWriter out) {
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void writesWhatTheReaderReads() {
        UUID guid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        WireWriter out = new WireWriter();
        out.putByte(0xFF).putShort(0xFFFE).putInt(0xFFFF_FFFFL).putLong(-2).putInt48(0x010203040506L);
        out.putFloat(1.5f).putDouble(-1.0).putGuid(guid);
        out.putString8("A\u00e9").putUnicode("A\u20ac").putString("x", true).putString("y", false);

        WireReader in = new WireReader(out.toByteBuffer());
        assertThat(in.readUnsignedByte()).isEqualTo(0xFF);
        assertThat(in.readUnsignedShort()).isEqualTo(0xFFFE);
        assertThat(in.readUnsignedInt()).isEqualTo(0xFFFF_FFFFL);
        assertThat(in.readLong()).isEqualTo(-2);
        assertThat(in.readUnsignedInt48()).isEqualTo(0x010203040506L);
        assertThat(in.readFloat()).isEqualTo(1.5f);
        assertThat(in.readDouble()).isEqualTo(-1.0);
        assertThat(in.readGuid()).isEqualTo(guid);
        assertThat(in.readString8()).isEqualTo("A\u00e9");
        assertThat(in.readUnicode()).isEqualTo("A\u20ac");
        assertThat(in.readUnicode()).isEqualTo("x");
        assertThat(in.readString8()).isEqualTo("y");
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void writesGuidsInTheirMixedOrder() {
        WireWriter out = new WireWriter().putGuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));

        assertThat(hex(out)).isEqualTo("33221100554477668899aabbccddeeff");
    }

    @Test
    void takesSignedAndUnsignedValuesOfAFieldAndNoOthers() {
        WireWriter out = new WireWriter();
        out.putByte(-128)
                .putByte(255)
                .putShort(-32768)
                .putShort(65535)
                .putInt(Integer.MIN_VALUE)
                .putInt(0xFFFF_FFFFL);

        assertThat(hex(out)).isEqualTo("80ff0080ffff00000080ffffffff");
        assertThatThrownBy(() -> out.putByte(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putByte(-129)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putShort(65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putInt(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putInt48(1L << 48)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putString8("\u20ac")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.putCountedBytes(ByteBuffer.allocate(65536)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isEqualTo(14);
    }

    @Test
    void growsAndKeepsWhatIsThere() {
        WireWriter out = new WireWriter(1);
        for (int i = 0; i < 1000; i++) {
            out.putInt(i);
        }

        WireReader in = new WireReader(out.toByteBuffer());
        for (int i = 0; i < 1000; i++) {
            assertThat(in.readInt()).isEqualTo(i);
        }
    }

    @Test
    void leavesTheGivenBufferWhereItStood() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);

        assertThat(hex(new WireWriter().putBytes(bytes).putCountedBytes(bytes))).isEqualTo("020302000203");
        assertThat(bytes.position()).isEqualTo(1);
    }

    @Test
    void fillsInLengthsLater() {
        WireWriter out = new WireWriter();
        int first = out.reserveShort();
        int second = out.reserveInt();
        out.putByte(9).patchShort(first, 0xABCD).patchInt(second, 0x12345678);

        assertThat(hex(out)).isEqualTo("cdab7856341209");
        assertThatThrownBy(() -> out.patchShort(first, 65536)).isInstanceOf(IllegalArgumentException.class);
    }
}
