/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import java.time.Duration;

/** Where a recording ends by itself: after so many bytes of file (but for the last call's), or so much time. */
public record RecordingLimits(long bytes, Duration time) {
    public static final long MOST_BYTES = 1L << 30;
    public static final Duration MOST_TIME = Duration.ofHours(24);

    public RecordingLimits {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("bytes: allowed is a number from 1 to " + MOST_BYTES);
        }
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(MOST_TIME) > 0) {
            throw new IllegalArgumentException("seconds: allowed is a number from 1 to " + MOST_TIME.toSeconds());
        }
    }
}
