/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

class IdSetTest {
    /** The first byte on the wire is 01, though 11 is the first digit of its text. */
    private static final UUID LOW = UUID.fromString("11000001-0000-0000-0000-000000000000");

    private static final UUID HIGH = UUID.fromString("00000002-0000-0000-ff00-000000000000");
    private static final UUID HIGHER = UUID.fromString("00000002-0000-0000-ff00-000000000001");

    private static String hex(IdSet<UUID> set) {
        WireWriter out = new WireWriter();
        IdSet.write(out, set);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    /** MS-OXCFXICS_R186. */
    @Test
    void writesReplicasInTheOrderOfTheirBytes() {
        IdSet<UUID> set = IdSet.empty().with(HIGHER, 3).with(HIGH, 2).with(LOW, 1);

        assertThat(hex(set))
                .isEqualTo("01000011000000000000000000000000" + "06000000000001" + "00"
                        + "0200000000000000ff00000000000000" + "06000000000002" + "00"
                        + "0200000000000000ff00000000000001" + "06000000000003" + "00");
    }

    @Test
    void keepsTheCountersOfReplicasApart() {
        IdSet<UUID> set = IdSet.empty().with(LOW, 1).with(HIGH, 2);

        assertThat(set.contains(LOW, 1)).isTrue();
        assertThat(set.contains(HIGH, 1)).isFalse();
        assertThat(set.contains(HIGHER, 1)).isFalse();
        assertThat(set.countersOf(HIGHER).isEmpty()).isTrue();
    }

    @Test
    void reckonsReplicaByReplica() {
        IdSet<UUID> one = IdSet.empty()
                .with(LOW, GlobalCounterSet.of(new CounterRange(1, 9)))
                .with(HIGH, 5);
        IdSet<UUID> other = IdSet.empty()
                .with(LOW, GlobalCounterSet.of(new CounterRange(5, 20)))
                .with(HIGHER, 5);

        assertThat(one.union(other))
                .isEqualTo(IdSet.empty()
                        .with(LOW, GlobalCounterSet.of(new CounterRange(1, 20)))
                        .with(HIGH, 5)
                        .with(HIGHER, 5));
        assertThat(one.subtract(other))
                .isEqualTo(IdSet.empty()
                        .with(LOW, GlobalCounterSet.of(new CounterRange(1, 4)))
                        .with(HIGH, 5));
        assertThat(one.intersect(other))
                .isEqualTo(IdSet.empty().with(LOW, GlobalCounterSet.of(new CounterRange(5, 9))));
        assertThat(one.subtract(one).isEmpty()).isTrue();
    }

    @Test
    void calledByOtherNamesItIsTheSameSet() {
        IdSet<UUID> set = IdSet.empty().with(LOW, 7).with(HIGH, 8);

        assertThat(set.toReplIds(guid -> guid.equals(LOW) ? 5 : 1))
                .isEqualTo(IdSet.emptyByReplId().with(1, 8).with(5, 7));
    }

    @Test
    void knowsTheStateOfASynchronization() {
        IdSet<UUID> given = IdSet.empty().with(LOW, 1);
        IcsState state = IcsState.initial();
        for (PropertyTag property : IcsState.PROPERTIES) {
            state = state.with(property, ByteBuffer.wrap(HexFormat.of().parseHex(hex(given))));
        }

        assertThat(state).isEqualTo(new IcsState(given, given, given, given));
        assertThat(state.valueOf(IcsState.CNSET_READ))
                .isEqualTo(ByteBuffer.wrap(HexFormat.of().parseHex(hex(given))));
        assertThat(IcsState.initial()
                        .with(new PropertyTag(0x40170102), state.valueOf(IcsState.IDSET_GIVEN))
                        .idsetGiven())
                .isEqualTo(given);
    }

    @Test
    void changesOnePropertyOfTheStateAtATime() {
        ByteBuffer one =
                ByteBuffer.wrap(HexFormat.of().parseHex(hex(IdSet.empty().with(LOW, 1))));
        IcsState state = IcsState.initial().with(IcsState.CNSET_SEEN_FAI, one);

        assertThat(state.cnsetSeenFai().contains(LOW, 1)).isTrue();
        assertThat(state.idsetGiven().isEmpty()).isTrue();
        assertThat(state.cnsetSeen().isEmpty()).isTrue();
        assertThat(state.cnsetRead().isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoStateOfASynchronization() {
        PropertyTag subject = new PropertyTag(0x0037001F);

        assertThatThrownBy(() -> IcsState.initial().with(subject, ByteBuffer.allocate(0)))
                .isInstanceOf(UnknownValueException.class);
        assertThatThrownBy(() -> IcsState.initial()
                        .with(IcsState.CNSET_SEEN, ByteBuffer.allocate(17).put(16, (byte) 9)))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> IcsState.initial().valueOf(subject)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsOutWhichOfTwoVersionsIsLater() {
        PredecessorChangeList first = new PredecessorChangeList(java.util.List.of(Xid.of(LOW, 1), Xid.of(HIGH, 5)));
        PredecessorChangeList later = new PredecessorChangeList(java.util.List.of(Xid.of(LOW, 2), Xid.of(HIGH, 5)));
        PredecessorChangeList conflict = new PredecessorChangeList(java.util.List.of(Xid.of(LOW, 1), Xid.of(HIGH, 6)));

        assertThat(later.includesAll(first)).isTrue();
        assertThat(first.includesAll(later)).isFalse();
        assertThat(later.includesAll(conflict)).isFalse();
        assertThat(conflict.includesAll(later)).isFalse();
        assertThat(first.includes(Xid.of(HIGHER, 1))).isFalse();
    }

    /** MS-OXCFXICS_R169. */
    @Test
    void mergesChangesAscendingByNamespace() {
        PredecessorChangeList one = new PredecessorChangeList(java.util.List.of(Xid.of(HIGH, 5), Xid.of(LOW, 9)));
        PredecessorChangeList other = new PredecessorChangeList(java.util.List.of(Xid.of(HIGH, 6), Xid.of(LOW, 1)));

        assertThat(one.merge(other).changes()).containsExactly(Xid.of(LOW, 9), Xid.of(HIGH, 6));
        assertThat(one.merge(other)).isEqualTo(other.merge(one));
        assertThat(one.merge(other).changesOf(HIGH)).containsExactly(Xid.of(HIGH, 6));
    }

    @Test
    void refusesExternalIdsThatAreTooShortOrTooLong() {
        for (int size : new int[] {0, 16, 25}) {
            assertThatThrownBy(() -> Xid.read(new WireReader(ByteBuffer.allocate(size))))
                    .isInstanceOf(MalformedMessageException.class);
        }
        assertThat(Xid.read(new WireReader(ByteBuffer.allocate(24))).size()).isEqualTo(24);
    }
}
