/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.mapi.GlobalCounter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class GlobalCounterSetTest {
    private static GlobalCounterSet read(String hex) {
        WireReader in = new WireReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
        GlobalCounterSet set = GlobalCounterSet.read(in);
        assertThat(in.hasRemaining()).isFalse();
        return set;
    }

    private static String write(GlobalCounterSet set) {
        WireWriter out = new WireWriter();
        set.write(out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static GlobalCounterSet set(String text) {
        GlobalCounterSet set = GlobalCounterSet.EMPTY;
        for (String range : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] ends = range.split("-");
            long low = Long.parseLong(ends[0], 16);
            set = set.union(GlobalCounterSet.of(new CounterRange(low, Long.parseLong(ends[ends.length - 1], 16))));
        }
        return set;
    }

    /** The canonical form of each set, read back to the same set. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | 00",
                "1                  | 06000000000001 00",
                "1-5                | 050000000000 520105 50 00",
                "1 3                | 050000000000 420102 50 00",
                "1-3 5 7-9          | 050000000000 4201EB 50 00",
                "1 b                | 050000000000 0101 010B 50 00",
                "1-ff               | 050000000000 5201FF 50 00",
                "1-100              | 0400000000 5200010100 50 00",
                "0-ffffffffffff     | 52000000000000FFFFFFFFFFFF 00",
                "1-2 ffffffffffff   | 050000000000 520102 50 06FFFFFFFFFFFF 00",
                "10101 10201        | 0400000001 020101 020201 50 00",
            })
    void isWrittenInOneWay(String ranges, String hex) {
        GlobalCounterSet set = set(ranges);

        assertThat(read(hex)).isEqualTo(set);
        assertThat(write(set)).isEqualToIgnoringCase(hex.replace(" ", ""));
    }

    /** MS-OXCFXICS_R3379 to R3390: the specification's example of a bitmask. */
    @Test
    void readsTheBitmaskOfTheSpecification() {
        assertThat(read("050000000000 4201EB 50 00")).isEqualTo(set("1-3 5 7-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', GLOBSET is cut",
        "0600000000, push is cut",
        "07, unknown command",
        "51, unknown command",
        "50, pop of an empty stack (MS-OXCFXICS_R1966)",
        "0401020304 00, end with bytes on the stack (MS-OXCFXICS_R1992)",
        "04010203040301020350 00, more than six bytes",
        "0401020304 42010150 00, bitmask with four common bytes (MS-OXCFXICS_R2003)",
        "050102030405 42FE80 50 00, bitmask beyond its byte",
        "050102030405 520501 50 00, range backwards (MS-OXCFXICS_R3393)",
        "050102030405 5205, range is cut",
    })
    void refusesCommandsThatAreWrong(String hex, String why) {
        assertThatThrownBy(() -> read(hex)).as(why).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void mergesRangesThatTouchOrOverlap() {
        GlobalCounterSet set =
                GlobalCounterSet.of(new CounterRange(5, 9), new CounterRange(1, 4), new CounterRange(7, 12));

        assertThat(set.ranges()).containsExactly(new CounterRange(1, 12));
        assertThat(set.size()).isEqualTo(12);
        assertThat(set).hasToString("{1-c}");
    }

    @Test
    void reckonsWithSets() {
        GlobalCounterSet one = set("1-a 14-1e");
        GlobalCounterSet other = set("5-16 1e");

        assertThat(one.union(other)).isEqualTo(set("1-1e"));
        assertThat(one.subtract(other)).isEqualTo(set("1-4 17-1d"));
        assertThat(one.intersect(other)).isEqualTo(set("5-a 14-16 1e"));
        assertThat(one.containsAll(set("2-4 15"))).isTrue();
        assertThat(one.containsAll(set("2-4 b"))).isFalse();
        assertThat(one.with(0xb)).isEqualTo(set("1-b 14-1e"));
        assertThat(one.with(1)).isSameAs(one);
        assertThat(one.contains(0x13)).isFalse();
        assertThat(one.contains(0x1e)).isTrue();
    }

    @Test
    void holdsTheGreatestCounter() {
        GlobalCounterSet all = GlobalCounterSet.of(new CounterRange(0, GlobalCounter.MAX));

        assertThat(all.subtract(set("0"))).isEqualTo(set("1-ffffffffffff"));
        assertThat(all.subtract(set("ffffffffffff"))).isEqualTo(set("0-fffffffffffe"));
        assertThat(all.subtract(all).isEmpty()).isTrue();
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThatThrownBy(() -> new CounterRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CounterRange(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CounterRange.of(1L << 48)).isInstanceOf(IllegalArgumentException.class);
    }
}
