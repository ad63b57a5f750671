/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class PropertyValueTest {
    private static WireReader reader(String hex) {
        return new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static PropertyValue read(int type, String hex) {
        return PropertyValue.read(reader(hex), type, CountWidth.BITS_16);
    }

    private static String write(PropertyValue value) {
        WireWriter out = new WireWriter();
        value.write(out, CountWidth.BITS_16);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    /** Signalling ones too, which a float or double of Java may change. */
    @ParameterizedTest
    @CsvSource({"4, 0100807f", "4, ffffffff", "5, 010000000000f07f", "5, 00000000000000ff", "7, 010000000000f0ff"})
    void keepsEveryKindOfNotANumber(int type, String hex) {
        assertThat(write(read(type, hex))).isEqualTo(hex);
    }

    @Test
    void keepsBooleansThatAreNeitherTrueNorFalse() {
        PropertyValue.Bool value = (PropertyValue.Bool) read(0x000B, "07");

        assertThat(value.value()).isTrue();
        assertThat(write(value)).isEqualTo("07");
        assertThat(value.shown()).isEqualTo("true (7)");
    }

    @Test
    void knowsTimesFarFromToday() {
        assertThat(new PropertyValue.Time(0).instant()).isEqualTo(Instant.parse("1601-01-01T00:00:00Z"));
        assertThat(new PropertyValue.Time(116_444_736_000_000_000L).instant()).isEqualTo(Instant.EPOCH);
        assertThat(new PropertyValue.Time(-1).instant()).isEqualTo(Instant.parse("1600-12-31T23:59:59.999999900Z"));
        assertThat(new PropertyValue.Time(Long.MAX_VALUE).instant()).isAfter(Instant.parse("9999-01-01T00:00:00Z"));
        assertThat(new PropertyValue.Time(Long.MIN_VALUE).instant()).isBefore(Instant.EPOCH);
    }

    @Test
    void showsCurrenciesInTenThousandths() {
        assertThat(new PropertyValue.Currency(-12345).shown()).isEqualTo(new BigDecimal("-1.2345"));
    }

    @Test
    void readsOneElementForAColumnThatShowsOneValueARow() {
        assertThat(read(0x3003, "2A000000")).isEqualTo(new PropertyValue.Integer32(42));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0000, 0x1000, 0x1001, 0x100D, 0x0008, 0x00FC, 0x4003, 0x8003, 0xFFFF})
    void refusesTypesThatNoValueHas(int type) {
        assertThatThrownBy(() -> read(type, "00".repeat(64)))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("type");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1002, 0x1003, 0x1014, 0x101E, 0x101F, 0x1040, 0x1048, 0x1102, 0x10FD})
    void refusesMoreValuesThanBytes(int type) {
        assertThatThrownBy(() -> read(type, "FFFFFF7F 00000000")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void refusesABinaryThatIsLongerThanTheMessage() {
        assertThatThrownBy(() -> read(0x0102, "0400 010203")).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> PropertyValue.read(reader("FFFFFFFF 01"), 0x0102, CountWidth.BITS_32))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> read(0x0048, "01")).isInstanceOf(TruncatedMessageException.class);
    }

    @Test
    void makesARowFlaggedWhenAValueIsMissing() {
        List<PropertyTag> columns = List.of(new PropertyTag(0x0037001F), new PropertyTag(0x0E070003));
        RowValue there = new PropertyValue.Unicode("a");

        assertThat(PropertyRow.of(columns, List.of(there, new PropertyValue.Integer32(1)))
                        .flagged())
                .isFalse();
        assertThat(PropertyRow.of(columns, List.of(there, new RowValue.Absent(3)))
                        .flagged())
                .isTrue();
        assertThatThrownBy(() -> new PropertyRow(false, columns, List.of(there, new RowValue.Absent(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PropertyRow(false, columns, List.of(there)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFlagsThatAreNotListed() {
        List<PropertyTag> columns = List.of(new PropertyTag(0x0E070003));

        assertThatThrownBy(() -> PropertyRow.read(reader("02 00000000"), columns))
                .isInstanceOf(UnknownValueException.class)
                .hasMessage("PropertyRow flag: unknown value 0x2 at offset 0");
        assertThatThrownBy(() -> PropertyRow.read(reader("01 02 00000000"), columns))
                .isInstanceOf(UnknownValueException.class)
                .hasMessage("FlaggedPropertyValue flag: unknown value 0x2 at offset 1");
    }

    @Test
    void printsWhatThePropertySaysOfItsValue() {
        PrintTree tree = new PrintTree();
        new TaggedPropertyValue(new PropertyTag(0x674A0014), new PropertyValue.Integer64(0xAB00000000000001L))
                .print("value", tree);
        new TaggedPropertyValue(new PropertyTag(0x0FFF0102), binary("0102")).print("value", tree);
        new TaggedPropertyValue(
                        new PropertyTag(0x660000FB), new PropertyValue.Binary(PropertyType.SERVER_ID, hex("0102")))
                .print("value", tree);

        assertThat(tree)
                .hasToString(
                        """
                        value PidTagMid (0x674A0014): 1-0000000000ab
                        value PidTagEntryId (0x0FFF0102): 2 bytes
                          0102
                        value 0x660000FB: 2 bytes
                          0102
                        """);
    }

    @Test
    void takesIdentifiersApart() {
        long id = 0x0100_0000_0000_0005L;

        assertThat(ReplicatedId.of(id)).isEqualTo(new ReplicatedId(5, 1));
        assertThat(ReplicatedId.of(id).toLong()).isEqualTo(id);
        assertThat(ReplicatedId.format(0xFFFF_FFFF_FFFF_FFFFL)).isEqualTo("ffff-ffffffffffff");
        assertThatThrownBy(() -> new ReplicatedId(0x10000, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplicatedId(1, 1L << 48)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersGlobalCountersByTheirNumber() {
        WireWriter out = new WireWriter();
        GlobalCounter.write(out, 0x010203040506L);

        assertThat(out.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(GlobalCounter.read(new WireReader(out.toByteBuffer()))).isEqualTo(0x010203040506L);
        assertThat(GlobalCounter.read(reader("FFFFFFFFFFFF"))).isEqualTo(GlobalCounter.MAX);
    }

    @Test
    void sendsTextInTheShortestWay() {
        assertThat(TypedString.of("").stringType()).isEqualTo(TypedString.EMPTY);
        assertThat(TypedString.of("R\u00e9").stringType()).isEqualTo(TypedString.REDUCED_UNICODE);
        assertThat(TypedString.of("\u20ac").stringType()).isEqualTo(TypedString.UNICODE);
        assertThatThrownBy(() -> new TypedString(TypedString.NONE, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TypedString.read(reader("05"))).isInstanceOf(UnknownValueException.class);
    }

    private static PropertyValue binary(String hex) {
        return new PropertyValue.Binary(PropertyType.BINARY, hex(hex));
    }

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
