/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An IDSET, or CNSET when what it holds are change numbers ([MS-OXCFXICS] 2.2.2.4): global counters by replica. Immutable.
 *
 * @param <R> how replicas are called: UUID (REPLGUID) between client and server, Integer (REPLID) within one logon
 */
public final class IdSet<R> implements Printable {
    private final SortedMap<R, GlobalCounterSet> sets;

    private IdSet(SortedMap<R, GlobalCounterSet> sets) {
        this.sets = Collections.unmodifiableSortedMap(sets);
    }

    /** By their bytes on the wire, in whose order GUIDs are written. */
    static int compareGuids(UUID one, UUID other) {
        int high = Long.compareUnsigned(wireOrder(one), wireOrder(other));
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static long wireOrder(UUID guid) {
        long high = guid.getMostSignificantBits();
        long timeLow = Integer.reverseBytes((int) (high >>> 32)) & 0xFFFF_FFFFL;
        long timeMid = Short.reverseBytes((short) (high >>> 16)) & 0xFFFFL;
        return timeLow << 32 | timeMid << 16 | Short.reverseBytes((short) high) & 0xFFFFL;
    }

    /** A set with nothing in it, replicas by GUID. */
    public static IdSet<UUID> empty() {
        return new IdSet<>(new TreeMap<>(IdSet::compareGuids));
    }

    /** A set with nothing in it, replicas by the 16-bit id that one logon's server gives them. */
    public static IdSet<Integer> emptyByReplId() {
        return new IdSet<>(new TreeMap<>());
    }

    /** All that remains: REPLGUIDs with their GLOBSETs. */
    public static IdSet<UUID> read(WireReader in) {
        return empty().readAll(in, WireReader::readGuid);
    }

    /** All that remains: REPLIDs with their GLOBSETs. */
    public static IdSet<Integer> readByReplId(WireReader in) {
        return emptyByReplId().readAll(in, WireReader::readUnsignedShort);
    }

    private IdSet<R> readAll(WireReader in, Function<WireReader, R> replica) {
        SortedMap<R, GlobalCounterSet> read = new TreeMap<>(sets);
        while (in.hasRemaining()) {
            read.merge(replica.apply(in), GlobalCounterSet.read(in), GlobalCounterSet::union);
        }
        return new IdSet<>(read);
    }

    /** Replicas in ascending order, each with its counters; nothing for an empty set. */
    public static void write(WireWriter out, IdSet<UUID> set) {
        set.writeAll(out, WireWriter::putGuid);
    }

    public static void writeByReplId(WireWriter out, IdSet<Integer> set) {
        set.writeAll(out, WireWriter::putShort);
    }

    private void writeAll(WireWriter out, BiConsumer<WireWriter, R> replica) {
        sets.forEach((name, counters) -> {
            replica.accept(out, name);
            counters.write(out);
        });
    }

    /** Each replica with its counters; a replica that was read with no counters is there too. */
    public SortedMap<R, GlobalCounterSet> sets() {
        return sets;
    }

    public GlobalCounterSet countersOf(R replica) {
        return sets.getOrDefault(replica, GlobalCounterSet.EMPTY);
    }

    public boolean isEmpty() {
        return sets.values().stream().allMatch(GlobalCounterSet::isEmpty);
    }

    public boolean contains(R replica, long counter) {
        return countersOf(replica).contains(counter);
    }

    public IdSet<R> with(R replica, long counter) {
        return with(replica, GlobalCounterSet.of(CounterRange.of(counter)));
    }

    /** These counters too. */
    public IdSet<R> with(R replica, GlobalCounterSet counters) {
        SortedMap<R, GlobalCounterSet> more = new TreeMap<>(sets);
        more.merge(replica, counters, GlobalCounterSet::union);
        return new IdSet<>(more);
    }

    public IdSet<R> union(IdSet<R> other) {
        SortedMap<R, GlobalCounterSet> all = new TreeMap<>(sets);
        other.sets.forEach((replica, counters) -> all.merge(replica, counters, GlobalCounterSet::union));
        return new IdSet<>(all);
    }

    /** What is here and not in the other set. */
    public IdSet<R> subtract(IdSet<R> other) {
        SortedMap<R, GlobalCounterSet> rest = new TreeMap<>(sets);
        rest.replaceAll((replica, counters) -> counters.subtract(other.countersOf(replica)));
        rest.values().removeIf(GlobalCounterSet::isEmpty);
        return new IdSet<>(rest);
    }

    /** What is in both sets. */
    public IdSet<R> intersect(IdSet<R> other) {
        return subtract(subtract(other));
    }

    /** The same set with other names for the replicas, of which no two may become one. */
    public IdSet<Integer> toReplIds(Function<R, Integer> replIdOf) {
        IdSet<Integer> renamed = emptyByReplId();
        for (Map.Entry<R, GlobalCounterSet> set : sets.entrySet()) {
            renamed = renamed.with(replIdOf.apply(set.getKey()), set.getValue());
        }
        return renamed;
    }

    @Override
    public void print(String name, PrintTree out) {
        out.begin(name);
        sets.forEach((replica, counters) -> counters.print(String.valueOf(replica), out));
        out.end();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdSet<?> set && sets.equals(set.sets);
    }

    @Override
    public int hashCode() {
        return sets.hashCode();
    }

    @Override
    public String toString() {
        return sets.toString();
    }
}
