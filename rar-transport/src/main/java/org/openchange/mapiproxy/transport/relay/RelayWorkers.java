/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Where the relay does what may block: names are resolved and tickets are fetched here, never on an event loop.
 *
 * @param executor bounded; refuses with RejectedExecutionException when it is full
 */
record RelayWorkers(Executor executor) {
    private static final System.Logger LOG = System.getLogger(RelayWorkers.class.getName());

    RelayWorkers {
        Objects.requireNonNull(executor, "executor");
    }

    /** Runs the work elsewhere and the outcome on the event loop, later: the result, or what was thrown. */
    <T> void run(EventLoop loop, Callable<T> work, BiConsumer<T, Exception> outcome) {
        try {
            executor.execute(() -> runHere(loop, work, outcome));
        } catch (RejectedExecutionException e) {
            tell(loop, () -> outcome.accept(null, e));
        }
    }

    private static <T> void runHere(EventLoop loop, Callable<T> work, BiConsumer<T, Exception> outcome) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            tell(loop, () -> outcome.accept(null, e));
            return;
        }
        tell(loop, () -> outcome.accept(result, null));
    }

    private static void tell(EventLoop loop, Runnable outcome) {
        try {
            loop.execute(outcome);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "an event loop ended before its work was done", e);
        }
    }
}
