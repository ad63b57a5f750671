/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Says what went wrong upstream: the first failure as a warning, those that follow closely only to who debugs. Thread-safe. */
final class FailureLog {
    private static final System.Logger LOG = System.getLogger("org.openchange.mapiproxy.transport.relay");
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    void failed(String upstream, String reason) {
        long last = lastWarning.get();
        long now = System.nanoTime();
        boolean warn = now - last >= QUIET_NANOS && lastWarning.compareAndSet(last, now);
        LOG.log(warn ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG, "upstream {0}: {1}", upstream, reason);
    }
}
