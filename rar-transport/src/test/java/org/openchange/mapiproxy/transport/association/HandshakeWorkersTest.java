/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HandshakeWorkersTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();

    private HandshakeWorkers.Step step(String name) {
        return new HandshakeWorkers.Step() {
            @Override
            public void run() {
                log.add(name);
            }

            @Override
            public void refuse() {
                log.add(name + " refused");
            }
        };
    }

    @Test
    void takesNoMoreThreadsThanItMayAndKeepsTheOrder() {
        HandshakeWorkers workers = new HandshakeWorkers(threads::add, 2);

        List.of("a", "b", "c", "d").forEach(name -> workers.execute(step(name)));

        assertThat(threads).hasSize(2);
        threads.remove().run();
        assertThat(log).containsExactly("a", "b", "c", "d");
        threads.remove().run();
        workers.execute(step("e"));
        assertThat(threads).as("a thread again").hasSize(1);
    }

    @Test
    void refusesAStepThatNobodyWillTake() {
        HandshakeWorkers workers = new HandshakeWorkers(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                2);

        workers.execute(step("a"));
        workers.execute(step("b"));

        assertThat(log).containsExactly("a refused", "b refused");
    }

    @Test
    void leavesAStepToThoseAtWorkWhenNoFurtherThreadIsToBeHad() {
        HandshakeWorkers workers = new HandshakeWorkers(
                task -> {
                    if (!threads.isEmpty()) {
                        throw new RejectedExecutionException("full");
                    }
                    threads.add(task);
                },
                2);

        workers.execute(step("a"));
        workers.execute(step("b"));
        threads.remove().run();

        assertThat(log).containsExactly("a", "b");
    }

    @Test
    void goesOnAfterAStepThatFails() {
        HandshakeWorkers workers = new HandshakeWorkers(threads::add, 1);
        workers.execute(new HandshakeWorkers.Step() {
            @Override
            public void run() {
                throw new IllegalStateException("unexpected");
            }

            @Override
            public void refuse() {
                log.add("refused");
            }
        });
        workers.execute(step("b"));

        threads.remove().run();

        assertThat(log).containsExactly("b");
    }
}
