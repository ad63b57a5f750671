/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Closed-loop load: every connection sends its next call when the answer of the last one is complete. One thread. */
public final class LoadGenerator {

    private static final long STALL_MILLIS = 10_000;

    private final LoadSettings settings;
    private final Histogram latencyNanos = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private boolean recording;

    public LoadGenerator(LoadSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs for the time of the settings.
     *
     * @throws IOException if a connection is refused, closed, answered by a fault or by an answer of the wrong size, or if nothing at all
     *     arrives for ten seconds
     */
    public LoadResult run() throws IOException {
        try (Selector selector = Selector.open()) {
            try {
                for (int i = 0; i < settings.connections(); i++) {
                    LoadConnection connection = new LoadConnection(settings, this::onAnswer);
                    connection.open(selector);
                }
                drive(selector, settings.warmUp());
                recording = true;
                long start = System.nanoTime();
                drive(selector, settings.measured());
                return LoadResult.of(latencyNanos, System.nanoTime() - start);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void onAnswer(long nanos) {
        if (recording) {
            latencyNanos.recordValue(Math.min(nanos, latencyNanos.getHighestTrackableValue()));
        }
    }

    private static void drive(Selector selector, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (selector.select(LoadGenerator::onReady, STALL_MILLIS) == 0) {
                throw new IOException("no answer on any connection for " + STALL_MILLIS + " ms");
            }
        }
    }

    private static void onReady(SelectionKey key) {
        try {
            ((LoadConnection) key.attachment()).onReadable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
