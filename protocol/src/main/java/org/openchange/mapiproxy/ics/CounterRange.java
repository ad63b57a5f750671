/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import org.openchange.mapiproxy.mapi.GlobalCounter;

/**
 * Global counters that follow each other ([MS-OXCFXICS] 2.2.2.6), both ends included.
 *
 * @param low 0 to {@link GlobalCounter#MAX}
 * @param high not less than {@code low}
 */
public record CounterRange(long low, long high) {
    public CounterRange {
        if (low < 0 || high > GlobalCounter.MAX || low > high) {
            throw new IllegalArgumentException("not a range of counters: " + low + " to " + high);
        }
    }

    public static CounterRange of(long counter) {
        return new CounterRange(counter, counter);
    }

    public boolean contains(long counter) {
        return low <= counter && counter <= high;
    }

    public boolean isSingle() {
        return low == high;
    }

    /** How many counters there are. */
    public long size() {
        return high - low + 1;
    }

    @Override
    public String toString() {
        return isSingle() ? String.format("%x", low) : String.format("%x-%x", low, high);
    }
}
