/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.nspi.PropValUnion;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyType;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.servers.Requirement;

class PropertyMapperTest {
    private static final Optional<CodePage> LATIN = CodePage.numbered(1252);
    private static final PropertyTag NAME = new PropertyTag(0x3001001F);
    private static final PropertyTag NAME8 = new PropertyTag(0x3001001E);

    private final PropertyValue text = new PropertyValue.Unicode("Jürgen");

    @Test
    @Requirement({"MS-OXNSPI_R446", "MS-OXNSPI_R447", "MS-OXNSPI_R1599"})
    void givesTextAsTheTagAsksForIt() {
        assertThat(column(NAME, text).value()).isEqualTo(new PropValUnion.LpszW("Jürgen"));
        assertThat(column(NAME8, text).value()).isEqualTo(new PropValUnion.LpszA("J\u00FCrgen"));
        assertThat(column(NAME8, text).ulPropTag()).isEqualTo(0x3001001EL);
    }

    @Test
    void givesAValueItsOwnTypeWhereTheClientNamesNone() {
        assertThat(column(new PropertyTag(0x30010000), text).ulPropTag()).isEqualTo(0x3001001FL);
        assertThat(column(new PropertyTag(0x39000000), new PropertyValue.Integer32(6))
                        .ulPropTag())
                .isEqualTo(0x39000003L);
    }

    @Test
    @Requirement("MS-OXNSPI_R910")
    void saysOfAMissingValueThatItWasNotFound() {
        var column = PropertyMapper.column(new PropertyTag(0x8C6D0102), Optional.empty(), LATIN);
        assertThat(column.ulPropTag()).isEqualTo(0x8C6D000AL);
        assertThat(column.value()).isEqualTo(new PropValUnion.Err(0x8004010FL));
    }

    @Test
    void givesEveryTypeThatNspiHas() {
        UUID guid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        List<PropertyValue> values = List.of(
                new PropertyValue.Integer16((short) 7),
                new PropertyValue.Integer32(-7),
                new PropertyValue.Bool(5),
                new PropertyValue.Time(0x01D4_0000_1234_5678L),
                new PropertyValue.Guid(guid),
                new PropertyValue.Empty(PropertyType.OBJECT),
                PropertyMapper.binary(ByteBuffer.wrap(new byte[] {1, 2, 3})),
                new MultipleValue(PropertyType.STRING, List.of(text, text)),
                new MultipleValue(PropertyType.BINARY, List.of(PropertyMapper.binary(ByteBuffer.wrap(new byte[1])))),
                new MultipleValue(PropertyType.INTEGER32, List.of(new PropertyValue.Integer32(1))),
                new MultipleValue(PropertyType.INTEGER16, List.of(new PropertyValue.Integer16((short) 1))),
                new MultipleValue(PropertyType.TIME, List.of(new PropertyValue.Time(5))),
                new MultipleValue(PropertyType.GUID, List.of(new PropertyValue.Guid(guid))));
        for (PropertyValue value : values) {
            var column = column(PropertyTag.of(0x8001, value.type()), value);
            assertThat(column.ulPropTag()).isEqualTo(0x80010000L | value.type());
            assertThat(column.value().discriminant()).isEqualTo(value.type());
            column.write(new NdrWriter(java.nio.ByteOrder.LITTLE_ENDIAN));
        }
        assertThat(column(new PropertyTag(0x3A40000B), new PropertyValue.Bool(5))
                        .value())
                .isEqualTo(new PropValUnion.B(1));
    }

    @Test
    void writesEachOfManyTextsInTheClientsCodePage() {
        var column = column(new PropertyTag(0x800F101E), new MultipleValue(PropertyType.STRING, List.of(text, text)));
        assertThat(((PropValUnion.MVszA) column.value()).mVszA().lppszA())
                .containsExactly("J\u00FCrgen", "J\u00FCrgen");
    }

    @Test
    void hasNoPlaceForTypesThatNspiLacksAndForBytesThatAreTooMany() {
        assertThat(column(new PropertyTag(0x0E080014), new PropertyValue.Integer64(1))
                        .ulPropTag())
                .isEqualTo(0x0E08000AL);
        var large = PropertyMapper.binary(ByteBuffer.allocate(2_097_153));
        assertThat(column(new PropertyTag(0x8C9E0102), large).ulPropTag()).isEqualTo(0x8C9E000AL);
    }

    private static org.openchange.mapiproxy.idl.nspi.PropertyValue column(PropertyTag tag, PropertyValue value) {
        return PropertyMapper.column(tag, Optional.of(value), LATIN);
    }
}
