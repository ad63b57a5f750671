/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** A GLOBSET ([MS-OXCFXICS] 2.2.2.6): counters of one replica, as ranges in ascending order that neither touch nor overlap. Immutable. */
public final class GlobalCounterSet implements Printable {
    public static final GlobalCounterSet EMPTY = new GlobalCounterSet(List.of());

    private final List<CounterRange> ranges;

    private GlobalCounterSet(List<CounterRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** The counters of all ranges, which may be in any order and overlap. */
    public static GlobalCounterSet of(Collection<CounterRange> ranges) {
        List<CounterRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(CounterRange::low));
        List<CounterRange> merged = new ArrayList<>();
        for (CounterRange range : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && range.low() <= merged.get(last).high() + 1) {
                CounterRange before = merged.get(last);
                merged.set(last, new CounterRange(before.low(), Math.max(before.high(), range.high())));
            } else {
                merged.add(range);
            }
        }
        return new GlobalCounterSet(merged);
    }

    public static GlobalCounterSet of(CounterRange... ranges) {
        return of(List.of(ranges));
    }

    /** Reads commands up to and with the End command; whatever commands were used. */
    public static GlobalCounterSet read(WireReader in) {
        return of(new GlobsetReader(in).read());
    }

    /** Writes the set in one canonical way: common bytes are pushed as soon as they are common. */
    public void write(WireWriter out) {
        new GlobsetWriter(out).write(ranges);
    }

    /** Ascending. */
    public List<CounterRange> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many counters it has. */
    public long size() {
        return ranges.stream().mapToLong(CounterRange::size).sum();
    }

    public boolean contains(long counter) {
        int from = 0;
        int to = ranges.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            CounterRange range = ranges.get(middle);
            if (range.contains(counter)) {
                return true;
            }
            if (counter < range.low()) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return false;
    }

    public boolean containsAll(GlobalCounterSet other) {
        return other.subtract(this).isEmpty();
    }

    public GlobalCounterSet with(long counter) {
        return contains(counter) ? this : union(of(CounterRange.of(counter)));
    }

    public GlobalCounterSet union(GlobalCounterSet other) {
        List<CounterRange> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return of(all);
    }

    /** What is here and not in the other set. */
    public GlobalCounterSet subtract(GlobalCounterSet other) {
        List<CounterRange> rest = new ArrayList<>();
        int first = 0;
        for (CounterRange range : ranges) {
            long low = range.low();
            while (first < other.ranges.size() && other.ranges.get(first).high() < low) {
                first++;
            }
            for (int i = first; i < other.ranges.size() && other.ranges.get(i).low() <= range.high(); i++) {
                CounterRange hole = other.ranges.get(i);
                if (hole.low() > low) {
                    rest.add(new CounterRange(low, hole.low() - 1));
                }
                low = Math.max(low, hole.high() + 1);
            }
            if (low <= range.high()) {
                rest.add(new CounterRange(low, range.high()));
            }
        }
        return new GlobalCounterSet(rest);
    }

    /** What is in both sets. */
    public GlobalCounterSet intersect(GlobalCounterSet other) {
        return subtract(subtract(other));
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GlobalCounterSet set && ranges.equals(set.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** Ranges in hexadecimal: {@code {1-5, 9}}. */
    @Override
    public String toString() {
        return ranges.stream().map(CounterRange::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
