/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import static org.openchange.mapiproxy.ics.GlobsetReader.BITMASK;
import static org.openchange.mapiproxy.ics.GlobsetReader.BYTES;
import static org.openchange.mapiproxy.ics.GlobsetReader.END;
import static org.openchange.mapiproxy.ics.GlobsetReader.POP;
import static org.openchange.mapiproxy.ics.GlobsetReader.RANGE;

import java.util.List;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * Chooses the commands of a GLOBSET ([MS-OXCFXICS] 3.1.5.4.3.1), always the same for the same set: what ranges that follow each other have in
 * common is pushed once; a single counter is pushed whole; with five bytes in common, ranges within nine values become a bitmask.
 */
final class GlobsetWriter {
    /** Values behind the first one that a bitmask reaches. */
    private static final int BITS = 8;

    private final WireWriter out;

    GlobsetWriter(WireWriter out) {
        this.out = out;
    }

    void write(List<CounterRange> ranges) {
        if (!ranges.isEmpty()) {
            writeGroup(ranges, 0);
        }
        out.putByte(END);
    }

    /** Ranges that have their first {@code depth} bytes in common, which are on the stack. */
    private void writeGroup(List<CounterRange> ranges, int depth) {
        CounterRange first = ranges.get(0);
        if (ranges.size() == 1 && first.isSingle()) {
            push(first.low(), depth, BYTES);
            return;
        }
        int common = commonBytes(first.low(), ranges.get(ranges.size() - 1).high());
        if (common > depth) {
            push(first.low(), depth, common);
        }
        writeMembers(ranges, common);
        if (common > depth) {
            out.putByte(POP);
        }
    }

    private void writeMembers(List<CounterRange> ranges, int depth) {
        int from = 0;
        while (from < ranges.size()) {
            int to = depth == BYTES - 1 ? bitmaskEnd(ranges, from) : groupEnd(ranges, from, depth);
            CounterRange first = ranges.get(from);
            if (to == from + 1 && !first.isSingle() && commonBytes(first.low(), first.high()) == depth) {
                out.putByte(RANGE);
                putBytes(first.low(), depth, BYTES);
                putBytes(first.high(), depth, BYTES);
            } else if (depth == BYTES - 1 && to > from + 1) {
                writeBitmask(ranges.subList(from, to));
            } else {
                writeGroup(ranges.subList(from, to), depth);
            }
            from = to;
        }
    }

    /** Where the ranges end that lie within the reach of a bitmask. */
    private static int bitmaskEnd(List<CounterRange> ranges, int from) {
        int to = from + 1;
        while (to < ranges.size() && ranges.get(to).high() - ranges.get(from).low() <= BITS) {
            to++;
        }
        return ranges.get(from).high() - ranges.get(from).low() <= BITS ? to : from + 1;
    }

    /** Where the ranges end that have one byte more in common than {@code depth}. */
    private static int groupEnd(List<CounterRange> ranges, int from, int depth) {
        int to = from + 1;
        while (to < ranges.size()
                && commonBytes(ranges.get(from).low(), ranges.get(to).high()) > depth) {
            to++;
        }
        return to;
    }

    private void writeBitmask(List<CounterRange> ranges) {
        long start = ranges.get(0).low();
        int mask = 0;
        for (CounterRange range : ranges) {
            for (long value = Math.max(range.low(), start + 1); value <= range.high(); value++) {
                mask |= 1 << (int) (value - start - 1);
            }
        }
        out.putByte(BITMASK).putByte((int) start & 0xFF).putByte(mask);
    }

    private void push(long counter, int from, int to) {
        out.putByte(to - from);
        putBytes(counter, from, to);
    }

    private void putBytes(long counter, int from, int to) {
        for (int i = from; i < to; i++) {
            out.putByte((int) (counter >>> 8 * (BYTES - 1 - i)) & 0xFF);
        }
    }

    /** How many of the high bytes are the same. */
    private static int commonBytes(long one, long other) {
        long different = one ^ other;
        return different == 0 ? BYTES : (Long.numberOfLeadingZeros(different) - 16) / 8;
    }
}
