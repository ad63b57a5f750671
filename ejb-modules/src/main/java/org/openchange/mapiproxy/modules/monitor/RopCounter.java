/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.openchange.mapiproxy.spi.monitor.RopLoad;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/**
 * Counts the remote operations in calls, on a thread of its own, since calls have to be unpacked for it. Event loops put calls in without a
 * lock; when the thread does not keep up, calls are left out and counted.
 */
final class RopCounter implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(RopCounter.class.getName());
    private static final int MOST_CALLS = 4096;
    private static final long MOST_BYTES = 16L << 20;
    private static final int ROP_IDS = 0x100;
    private static final long LONGEST_REST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FAREWELL_MILLIS = 2000;

    private final ConcurrentLinkedQueue<CallRecord> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final LongAdder missed = new LongAdder();
    private final AtomicReferenceArray<RopCounts> counts = new AtomicReferenceArray<>(ROP_IDS);
    private final Thread worker = new Thread(this::work, "mapiproxy-monitor-rops");
    private volatile boolean isResting;
    private volatile boolean isClosed;

    RopCounter() {
        worker.setDaemon(true);
        worker.start();
    }

    /** Takes a call that has ended; on any thread. */
    void offer(CallRecord call) {
        if (!CallRops.mayBeIn(call)) {
            return;
        }
        if (queued.get() >= MOST_CALLS || queuedBytes.get() + call.content().length > MOST_BYTES) {
            missed.increment();
            return;
        }
        queued.incrementAndGet();
        queuedBytes.addAndGet(call.content().length);
        queue.add(call);
        if (isResting) {
            LockSupport.unpark(worker);
        }
    }

    private void work() {
        while (!isClosed) {
            CallRecord call = queue.poll();
            if (call == null) {
                rest();
            } else {
                queued.decrementAndGet();
                queuedBytes.addAndGet(-call.content().length);
                count(call);
            }
        }
    }

    private void rest() {
        isResting = true;
        if (queue.isEmpty() && !isClosed) {
            LockSupport.parkNanos(LONGEST_REST_NANOS);
        }
        isResting = false;
    }

    private void count(CallRecord call) {
        try {
            for (RopResult rop : CallRops.of(call).results()) {
                of(rop).count(rop, call.elapsedNanos());
            }
        } catch (RuntimeException | StackOverflowError e) {
            missed.increment();
            LOGGER.log(Level.ERROR, "call " + call.id() + ": its remote operations cannot be counted", e);
        }
    }

    private RopCounts of(RopResult rop) {
        RopCounts present = counts.get(rop.id());
        if (present == null) {
            present = new RopCounts(rop.id(), rop.name());
            counts.set(rop.id(), present);
        }
        return present;
    }

    /** Those that were there. */
    List<RopLoad> loads() {
        List<RopLoad> loads = new ArrayList<>();
        for (int id = 0; id < ROP_IDS; id++) {
            RopCounts rop = counts.get(id);
            if (rop != null) {
                loads.add(rop.load());
            }
        }
        return loads;
    }

    /** Calls that were not counted. */
    long missed() {
        return missed.sum();
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        LockSupport.unpark(worker);
        worker.join(FAREWELL_MILLIS);
    }

    /** One remote operation. One thread counts, any may read. */
    private static final class RopCounts {
        private final int id;
        private final String name;
        private final LongAdder errors = new LongAdder();
        private final LatencyCounts latency = new LatencyCounts();

        RopCounts(int id, String name) {
            this.id = id;
            this.name = name;
        }

        void count(RopResult rop, long elapsedNanos) {
            if (rop.failed()) {
                errors.increment();
            }
            latency.record(elapsedNanos);
        }

        RopLoad load() {
            return new RopLoad(id, name, errors.sum(), latency.latency());
        }
    }
}
