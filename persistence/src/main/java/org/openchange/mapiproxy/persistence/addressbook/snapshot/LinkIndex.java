/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;

/** The links of one kind, backwards: from what they lead to to what has them. Eight bytes for each. */
final class LinkIndex {
    private final long[] pairs;

    private LinkIndex(long[] pairs) {
        this.pairs = pairs;
    }

    /** What has a link to this ordinal, ascending. */
    int[] sources(int target) {
        int from = place((long) target << 32);
        int to = place((long) target + 1 << 32);
        int[] sources = new int[to - from];
        for (int i = from; i < to; i++) {
            sources[i - from] = (int) pairs[i];
        }
        return sources;
    }

    private int place(long pair) {
        int found = Arrays.binarySearch(pairs, pair);
        return found < 0 ? -found - 1 : found;
    }

    long bytes() {
        return 8L * pairs.length;
    }

    static final class Builder {
        private long[] pairs = new long[64];
        private int count;

        void add(int target, int source) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = (long) target << 32 | source;
        }

        LinkIndex build() {
            long[] sorted = Arrays.copyOf(pairs, count);
            Arrays.sort(sorted);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || sorted[i] != sorted[kept - 1]) {
                    sorted[kept++] = sorted[i];
                }
            }
            return new LinkIndex(Arrays.copyOf(sorted, kept));
        }
    }
}
