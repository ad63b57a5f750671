/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The container's threads as an executor that takes so much and no more; it refuses with RejectedExecutionException and never waits.
 *
 * <p>The queue is here, because that of WildFly's work manager makes whoever fills it wait, which here is an event loop. So the work manager gets
 * no more than it has threads for; each of them takes tasks until there is none.
 */
final class WorkExecutor implements Executor {
    private final WorkManager workManager;
    private final Semaphore room;
    private final Semaphore threads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param limit how many tasks may wait or run
     * @param concurrent how many of them run at a time; less than the threads of the work manager, 50 unless configured otherwise
     */
    WorkExecutor(WorkManager workManager, int limit, int concurrent) {
        this.workManager = workManager;
        this.room = new Semaphore(limit);
        this.threads = new Semaphore(concurrent);
    }

    @Override
    public void execute(Runnable task) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("all of the work that is allowed at a time is under way");
        }
        waiting.add(task);
        if (!threads.tryAcquire()) {
            return;
        }
        try {
            workManager.scheduleWork(new Worker());
        } catch (WorkException | RuntimeException e) {
            threads.release();
            // Unless a worker that runs has taken it.
            if (waiting.remove(task)) {
                room.release();
                throw new RejectedExecutionException("the work manager refused: " + e.getMessage(), e);
            }
        }
    }

    private final class Worker implements Work {

        @Override
        public void run() {
            do {
                runWaiting();
                threads.release();
                // A task that came in between found no thread free, and nobody else looks for it.
            } while (!waiting.isEmpty() && threads.tryAcquire());
        }

        private void runWaiting() {
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    System.getLogger(WorkExecutor.class.getName())
                            .log(System.Logger.Level.ERROR, "a task failed in a way that nobody expected", e);
                } finally {
                    room.release();
                }
            }
        }

        @Override
        public void release() {
            // Tasks end by themselves; the drain time is for that.
        }
    }
}
