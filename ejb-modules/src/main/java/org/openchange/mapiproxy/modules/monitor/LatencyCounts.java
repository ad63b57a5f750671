/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.openchange.mapiproxy.spi.monitor.Latency;

/** How long something took so far, from a microsecond to an hour with two digits. Thread-safe without a lock. */
final class LatencyCounts {
    private static final long MOST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 2;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    /** Upper bounds of the buckets, in microseconds: what a relayed call takes, up to the relay time-out. */
    private static final long[] BUCKETS = {
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        60_000_000,
        360_000_000
    };

    private final AtomicHistogram histogram = new AtomicHistogram(MOST_MICROS, DIGITS);
    private final LongAdder nanos = new LongAdder();

    void record(long elapsedNanos) {
        nanos.add(elapsedNanos);
        histogram.recordValue(Math.min(MOST_MICROS, TimeUnit.NANOSECONDS.toMicros(elapsedNanos)));
    }

    boolean isUsed() {
        return histogram.getTotalCount() > 0;
    }

    /** As it is now. */
    Latency latency() {
        Histogram now = new Histogram(histogram);
        histogram.copyInto(now);
        List<Latency.Percentile> percentiles = new ArrayList<>();
        for (double percent : PERCENTILES) {
            percentiles.add(new Latency.Percentile(percent, now.getValueAtPercentile(percent)));
        }
        List<Latency.Bucket> buckets = new ArrayList<>();
        for (long upper : BUCKETS) {
            buckets.add(new Latency.Bucket(upper, now.getCountBetweenValues(0, upper)));
        }
        long sumMicros = TimeUnit.NANOSECONDS.toMicros(nanos.sum());
        return new Latency(now.getTotalCount(), sumMicros, now.getMaxValue(), percentiles, buckets);
    }
}
