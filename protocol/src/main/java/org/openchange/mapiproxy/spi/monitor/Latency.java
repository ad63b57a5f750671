/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.util.List;

/**
 * How long things took.
 *
 * @param count how many
 * @param sumMicros all together
 * @param maxMicros the longest
 * @param percentiles in ascending order
 * @param buckets how many took up to so long, in ascending order, each with those before it
 */
public record Latency(long count, long sumMicros, long maxMicros, List<Percentile> percentiles, List<Bucket> buckets) {
    public Latency {
        percentiles = List.copyOf(percentiles);
        buckets = List.copyOf(buckets);
    }

    /** So many percent took up to so long, to within one percent. */
    public record Percentile(double percent, long micros) {}

    public record Bucket(long upToMicros, long count) {}
}
