/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class PropertyRowTest {
    private static final PropertyTag UNTYPED = PropertyTag.of(0x0037, 0);

    @Test
    void readsTheTypeThatAValueSaysOfItself() {
        PropertyRow row = PropertyRow.read(reader("00 1e00 6100"), List.of(UNTYPED));

        assertThat(row.values()).containsExactly(new PropertyValue.String8("a"));
        WireWriter out = new WireWriter();
        row.write(out);
        assertThat(out.toByteArray()).isEqualTo(HexFormat.of().parseHex("001e006100"));
    }

    @Test
    void refusesAValueThatSaysOfItselfToBeOneOfMany() {
        assertThatThrownBy(() -> PropertyRow.read(reader("00 1e30 6100"), List.of(UNTYPED)))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("0x301e at offset 1");
    }

    @Test
    void readsOneOfManyWhereTheColumnSaysSo() {
        PropertyTag column = PropertyTag.of(0x0037, 0x301E);

        assertThat(PropertyRow.read(reader("00 6100"), List.of(column)).values())
                .containsExactly(new PropertyValue.String8("a"));
    }

    private static WireReader reader(String hex) {
        return new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
