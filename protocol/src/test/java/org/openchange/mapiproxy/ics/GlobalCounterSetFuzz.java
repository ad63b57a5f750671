/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.mapi.GlobalCounter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** The sets against the sets of Java, and their compressed form there and back. */
class GlobalCounterSetFuzz {
    private static final long[] BASES = {
        0, 0x100, 0xFF00, 0x1_0000, 0xFFFF_0000L, 0x1234_5678_0000L, GlobalCounter.MAX - 600
    };

    @Provide
    Arbitrary<Set<Long>> counters() {
        Arbitrary<Long> near = Arbitraries.longs().between(0, 600);
        return Arbitraries.integers()
                .between(0, BASES.length - 1)
                .flatMap(base -> near.map(offset -> BASES[base] + offset))
                .set()
                .ofMaxSize(60);
    }

    @Property(tries = 150)
    void holdsWhatASetOfJavaHolds(@ForAll("counters") Set<Long> one, @ForAll("counters") Set<Long> other) {
        Set<Long> union = new TreeSet<>(one);
        union.addAll(other);
        Set<Long> rest = new TreeSet<>(one);
        rest.removeAll(other);
        Set<Long> both = new TreeSet<>(one);
        both.retainAll(other);

        assertThat(set(one).union(set(other))).isEqualTo(set(union));
        assertThat(set(one).subtract(set(other))).isEqualTo(set(rest));
        assertThat(set(one).intersect(set(other))).isEqualTo(set(both));
        assertThat(set(union).containsAll(set(one))).isTrue();
        assertThat(set(one).size()).isEqualTo(one.size());
        other.forEach(counter -> assertThat(set(one).contains(counter)).isEqualTo(one.contains(counter)));
    }

    @Property(tries = 300)
    void isReadAsItWasWritten(@ForAll("counters") Set<Long> counters) {
        GlobalCounterSet set = set(counters);
        WireWriter out = new WireWriter();
        set.write(out);
        WireReader in = new WireReader(out.toByteBuffer());

        assertThat(GlobalCounterSet.read(in)).isEqualTo(set);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Property(tries = 700)
    void refusesRandomCommandsInAnOrderlyWayOrReadsThemAsASet(@ForAll("commands") byte[] commands) {
        GlobalCounterSet set;
        try {
            set = GlobalCounterSet.read(new WireReader(ByteBuffer.wrap(commands)));
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
            return;
        }
        WireWriter out = new WireWriter();
        set.write(out);
        assertThat(GlobalCounterSet.read(new WireReader(out.toByteBuffer()))).isEqualTo(set);
    }

    @Property(tries = 500)
    void refusesRandomBytesInAnOrderlyWay(@ForAll @Size(max = 60) byte[] bytes) {
        try {
            assertThat(IdSet.read(new WireReader(ByteBuffer.wrap(bytes)))).isNotNull();
        } catch (MalformedMessageException refused) {
            assertThat(refused.what()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> commands() {
        Arbitrary<Byte> command =
                Arbitraries.of((byte) 1, (byte) 2, (byte) 4, (byte) 5, (byte) 0x42, (byte) 0x50, (byte) 0x52, (byte) 0);
        return Arbitraries.oneOf(command, command, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(40);
    }

    private static GlobalCounterSet set(Set<Long> counters) {
        return GlobalCounterSet.of(counters.stream().map(CounterRange::of).toList());
    }
}
