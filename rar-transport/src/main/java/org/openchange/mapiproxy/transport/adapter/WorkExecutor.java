/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** The container's threads as an executor that takes so much and no more; it refuses with RejectedExecutionException. */
final class WorkExecutor implements Executor {
    private final WorkManager workManager;
    private final Semaphore room;

    /** @param limit how many tasks may wait or run */
    WorkExecutor(WorkManager workManager, int limit) {
        this.workManager = workManager;
        this.room = new Semaphore(limit);
    }

    @Override
    public void execute(Runnable task) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("all of the work that is allowed at a time is under way");
        }
        try {
            workManager.scheduleWork(new Task(task));
        } catch (WorkException | RuntimeException e) {
            room.release();
            throw new RejectedExecutionException("the work manager refused: " + e.getMessage(), e);
        }
    }

    private final class Task implements Work {
        private final Runnable task;

        Task(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } finally {
                room.release();
            }
        }

        @Override
        public void release() {
            // Tasks end by themselves; the drain time is for that.
        }
    }
}
