/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What one run measured.
 *
 * @param calls answered within the measured time
 * @param callsPerSecond rate
 * @param medianMicros latency, p50
 * @param p99Micros latency, p99
 */
public record LoadResult(long calls, double callsPerSecond, double medianMicros, double p99Micros) {

    static LoadResult of(Histogram nanos, long elapsedNanos) {
        long calls = nanos.getTotalCount();
        return new LoadResult(
                calls,
                calls * 1e9 / elapsedNanos,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%8.0f calls/s  p50 %7.1f µs  p99 %8.1f µs", callsPerSecond, medianMicros, p99Micros);
    }
}
