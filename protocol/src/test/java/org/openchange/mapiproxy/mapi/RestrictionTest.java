/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class RestrictionTest {
    private static final String EXIST = "08 1F003700";

    private static final PropertyTag CONDITION = new PropertyTag(0x667900FD);
    private static final PropertyTag ACTIONS = new PropertyTag(0x668000FE);

    private static Restriction read(String hex) {
        return Restriction.read(
                new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")))), CountWidth.BITS_16);
    }

    @Test
    void isReadToTheDepthThatIsFollowed() {
        Restriction restriction = read("02".repeat(WireReader.MAX_DEPTH - 1) + EXIST);
        WireWriter out = new WireWriter();
        restriction.write(out, CountWidth.BITS_16);

        assertThat(out.size()).isEqualTo(WireReader.MAX_DEPTH - 1 + 5);
    }

    @ParameterizedTest
    @CsvSource({
        "02,                       Not within Not",
        "000100,                   And within And",
        "090D00120E,               recipients within recipients",
        "0A0001,                   Comment within Comment",
        "0B01000000,               Count within Count",
        "0300000000FD007966FD007966, a restriction as the value of a restriction",
    })
    void refusesToGoDeeperWhateverNests(String level, String why) {
        assertThatThrownBy(() -> read(level.repeat(100_000)))
                .as(why)
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("257 is over the limit of 256");
    }

    @Test
    void refusesToGoDeeperThroughActionsOfRules() {
        Restriction restriction = new Restriction.Exist(new PropertyTag(0x0037001F));
        for (int i = 0; i < WireReader.MAX_DEPTH / 2; i++) {
            restriction = new Restriction.Property(4, ACTIONS, new TaggedPropertyValue(ACTIONS, tagging(restriction)));
        }
        WireWriter out = new WireWriter();
        restriction.write(out, CountWidth.BITS_16);

        assertThatThrownBy(() -> Restriction.read(new WireReader(out.toByteBuffer()), CountWidth.BITS_16))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("257 is over the limit of 256");
    }

    private static RuleActionsValue tagging(Restriction restriction) {
        TaggedPropertyValue tag = new TaggedPropertyValue(CONDITION, new RestrictionValue(restriction));
        return new RuleActionsValue(
                new RuleActions(List.of(new RuleAction(RuleAction.TAG, 0, 0, new RuleActionBody.Tag(tag)))));
    }

    @Test
    void refusesMoreRestrictionsThanBytes() {
        assertThatThrownBy(() -> read("00 FFFF 08")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void refusesAKindThatIsNotListed() {
        assertThatThrownBy(() -> read("0C"))
                .isInstanceOf(UnknownValueException.class)
                .hasMessage("RestrictType: unknown value 0xc at offset 0");
    }

    @Test
    void cannotBeMadeWithACommentThatContradictsItself() {
        assertThatThrownBy(() -> new Restriction.Comment(List.of(), 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
