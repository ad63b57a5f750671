/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds ordinals by keys, of which only hashes are kept: eight bytes for each key. Objects that are found may have another key of the same
 * hash, so that whoever asks compares.
 */
final class ExactIndex {
    private final long[] pairs;

    private ExactIndex(long[] pairs) {
        this.pairs = pairs;
    }

    /** Ordinals that may have the key, ascending; each perhaps more than once. */
    void candidates(String key, IntConsumer sink) {
        long hash = hash(key) << 32;
        int found = Arrays.binarySearch(pairs, hash);
        for (int i = found < 0 ? -found - 1 : found; i < pairs.length && pairs[i] >>> 32 == hash >>> 32; i++) {
            sink.accept((int) pairs[i]);
        }
    }

    long bytes() {
        return 8L * pairs.length;
    }

    // The highest bit stays free, so that the order of signed numbers is that of hashes.
    private static long hash(String key) {
        int hash = key.hashCode() * 0x9E3779B1;
        return (hash ^ hash >>> 15) & 0x7FFFFFFFL;
    }

    static final class Builder {
        private long[] pairs;
        private int count;

        Builder(int expected) {
            pairs = new long[Math.max(16, expected)];
        }

        void add(String key, int ordinal) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = hash(key) << 32 | ordinal;
        }

        ExactIndex build() {
            long[] sorted = Arrays.copyOf(pairs, count);
            Arrays.sort(sorted);
            return new ExactIndex(sorted);
        }
    }
}
