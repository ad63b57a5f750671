/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs the steps of handshakes that may wait for a directory or a domain controller: a few at a time, so that a back end that hangs leaves
 * the other workers free, and the rest in the order in which they came. What waits is bounded by the connections, since each of them waits for
 * one step at most. Thread-safe.
 */
public final class HandshakeWorkers {
    private final Executor workers;
    private final int concurrent;
    private final Queue<Step> waiting = new ArrayDeque<>();
    private int running;

    /** What is to be done; one of the two is called, once. */
    interface Step {
        void run();

        /** No worker is to be had. */
        void refuse();
    }

    /**
     * @param workers bounded; refuses with RejectedExecutionException when it is full
     * @param concurrent how many steps run at a time
     */
    public HandshakeWorkers(Executor workers, int concurrent) {
        this.workers = Objects.requireNonNull(workers, "workers");
        this.concurrent = concurrent;
    }

    void execute(Step step) {
        synchronized (waiting) {
            waiting.add(step);
            if (running == concurrent) {
                return;
            }
            running++;
        }
        try {
            workers.execute(this::work);
        } catch (RejectedExecutionException e) {
            stranded().forEach(Step::refuse);
        }
    }

    /** Gives the thread back that could not be had: the steps that nobody will come to, unless others are at work. */
    private List<Step> stranded() {
        synchronized (waiting) {
            running--;
            List<Step> stranded = running == 0 ? new ArrayList<>(waiting) : List.of();
            waiting.removeAll(stranded);
            return stranded;
        }
    }

    private void work() {
        for (Step step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                System.getLogger(HandshakeWorkers.class.getName())
                        .log(Level.ERROR, "a step of a handshake failed in a way that nobody expected", e);
            }
        }
    }

    private Step next() {
        synchronized (waiting) {
            Step step = waiting.poll();
            if (step == null) {
                running--;
            }
            return step;
        }
    }
}
