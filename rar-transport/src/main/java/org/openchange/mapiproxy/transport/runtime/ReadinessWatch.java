/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Says once that the proxy is ready, and, when it is not for a grace time, what it waits for. Beans are deployed after the adapter, so that a
 * proxy that waits is nothing unusual at first.
 */
final class ReadinessWatch implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(ReadinessWatch.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Supplier<List<String>> reasons;
    private final ScheduledExecutorService timer;
    private Future<?> warning;
    private Boolean wasReady;

    ReadinessWatch(Supplier<List<String>> reasons, ScheduledExecutorService timer) {
        this.reasons = reasons;
        this.timer = timer;
    }

    /** The chain has changed. */
    synchronized void look() {
        boolean isReady = reasons.get().isEmpty();
        if (wasReady != null && wasReady == isReady) {
            return;
        }
        wasReady = isReady;
        cancel();
        if (isReady) {
            LOGGER.log(Level.INFO, "ready");
        } else {
            warning = timer.schedule(this::warn, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void warn() {
        List<String> now = reasons.get();
        if (!now.isEmpty()) {
            LOGGER.log(Level.WARNING, () -> "not ready: " + String.join("; ", now));
        }
    }

    private void cancel() {
        if (warning != null) {
            warning.cancel(false);
            warning = null;
        }
    }

    @Override
    public synchronized void close() {
        cancel();
    }
}
