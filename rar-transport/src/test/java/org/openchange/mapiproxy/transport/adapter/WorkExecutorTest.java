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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkExecutorTest {
    private final QueueingWorkManager manager = new QueueingWorkManager();
    private final WorkExecutor executor = new WorkExecutor(manager, 2);

    @Test
    void takesSoMuchAndNoMoreUntilSomethingIsDone() {
        AtomicInteger done = new AtomicInteger();
        executor.execute(done::incrementAndGet);
        executor.execute(done::incrementAndGet);
        assertThatThrownBy(() -> executor.execute(done::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);

        manager.queue.remove().run();
        executor.execute(done::incrementAndGet);
        manager.queue.forEach(Work::run);

        assertThat(done).hasValue(3);
    }

    @Test
    void aTaskThatFailsMakesRoomToo() {
        executor.execute(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(manager.queue.remove()::run).isInstanceOf(IllegalStateException.class);

        executor.execute(() -> {});
        executor.execute(() -> {});

        assertThat(manager.queue).hasSize(2);
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

    /** Queues what is scheduled; the other ways in are not used by the adapter. */
    private static final class QueueingWorkManager implements WorkManager {
        private final Queue<Work> queue = new ArrayDeque<>();
        private boolean refuses;

        @Override
        public void scheduleWork(Work work) throws WorkException {
            if (refuses) {
                throw new WorkRejectedException("full");
            }
            queue.add(work);
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
