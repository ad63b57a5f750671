/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkExecutorTest {
    private final QueueingWorkManager manager = new QueueingWorkManager();
    private final WorkExecutor executor = new WorkExecutor(manager, 3, 1);

    @Test
    void takesSoMuchAndNoMoreUntilSomethingIsDone() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            executor.execute(done::incrementAndGet);
        }
        assertThatThrownBy(() -> executor.execute(done::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);

        manager.queue.remove().run();
        executor.execute(done::incrementAndGet);
        manager.queue.remove().run();

        assertThat(done).hasValue(4);
    }

    @Test
    void neverHandsTheWorkManagerMoreThanItHasThreadsFor() {
        for (int i = 0; i < 3; i++) {
            executor.execute(() -> {});
        }

        assertThat(manager.queue).hasSize(1);
    }

    @Test
    void whatComesWhileAWorkerRunsIsDoneByIt() {
        AtomicInteger done = new AtomicInteger();
        executor.execute(() -> executor.execute(done::incrementAndGet));

        manager.queue.remove().run();

        assertThat(done).hasValue(1);
        assertThat(manager.queue).isEmpty();
    }

    @Test
    void aTaskThatFailsMakesRoomTooAndLeavesTheOthersTheirTurn() {
        AtomicInteger done = new AtomicInteger();
        executor.execute(() -> {
            throw new IllegalStateException("a bug");
        });
        executor.execute(done::incrementAndGet);

        manager.queue.remove().run();

        assertThat(done).hasValue(1);
        for (int i = 0; i < 3; i++) {
            executor.execute(() -> {});
        }
    }

    @Test
    void nothingIsLostWhenManyThreadsHandOverAtOnce() throws Exception {
        int tasks = 2_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(tasks);
        ExecutorService pool = Executors.newCachedThreadPool();
        manager.threads = pool;
        WorkExecutor shared = new WorkExecutor(manager, tasks, 3);
        for (int i = 0; i < tasks; i++) {
            pool.execute(() -> shared.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                done.countDown();
            }));
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whatTheWorkManagerRefusesIsRefusedAndTakesNoRoom() {
        manager.refuses = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        }

        manager.refuses = false;
        executor.execute(() -> {});

        assertThat(manager.queue).hasSize(1);
    }

    /** Queues what is scheduled, or hands it to threads if there are any; the other ways in are not used by the adapter. */
    private static final class QueueingWorkManager implements WorkManager {
        private final Queue<Work> queue = new ArrayDeque<>();
        private boolean refuses;
        private Executor threads;

        @Override
        public void scheduleWork(Work work) throws WorkException {
            if (refuses) {
                throw new WorkRejectedException("full");
            }
            if (threads == null) {
                queue.add(work);
            } else {
                threads.execute(work);
            }
        }

        @Override
        public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
                throws WorkException {
            scheduleWork(work);
        }

        @Override
        public void doWork(Work work) {
            work.run();
        }

        @Override
        public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
            work.run();
        }

        @Override
        public long startWork(Work work) throws WorkException {
            scheduleWork(work);
            return 0;
        }

        @Override
        public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
                throws WorkException {
            return startWork(work);
        }
    }
}
