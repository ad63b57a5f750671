/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.infinispan.Cache;
import org.infinispan.commons.IllegalLifecycleStateException;
import org.openchange.mapiproxy.config.ClusterSettings;
import org.openchange.mapiproxy.transport.session.SlotGrid;
import org.openchange.mapiproxy.transport.session.SlotRecord;

/**
 * The grid of a cluster. Every node keeps a lease, which it renews; when a lease has been gone for the grace time, the coordinator takes that
 * node's holders out of all records. A record is replaced by comparison, so whatever two nodes do at the same time, one removes it.
 */
public final class InfinispanSlotGrid implements SlotGrid {
    private static final Logger LOGGER = System.getLogger(InfinispanSlotGrid.class.getName());
    private static final int RETRIES = 10_000;

    /** A record without holders and slots has no bytes. */
    private static final String NOTHING = "";

    private static final long MAX_LEASE_MILLIS = 30_000;
    private static final int RENEWALS_PER_LEASE = 3;

    private final String name;
    private final String node = UUID.randomUUID().toString();
    private final long leaseMillis;
    private final GridCaches.Lookup lookup;
    private final Executor workers;
    private final RecordText records = new RecordText();
    private final NodeWatch watch;
    private final Queue<Runnable> retries = new ArrayBlockingQueue<>(RETRIES);
    private final AtomicLong releases = new AtomicLong();
    private final AtomicBoolean isTicking = new AtomicBoolean();
    private volatile GridCaches caches;
    private volatile boolean isDeparting;
    private volatile boolean isClosed;
    private Runnable onChange;
    private Future<?> timer;

    /**
     * @param name of this node
     * @param lookup asked again until the caches are there
     * @param workers for what may wait
     */
    public InfinispanSlotGrid(String name, ClusterSettings settings, GridCaches.Lookup lookup, Executor workers) {
        this.name = name;
        this.leaseMillis = Math.min(MAX_LEASE_MILLIS, settings.grace().toMillis());
        this.lookup = lookup;
        this.workers = workers;
        this.watch = new NodeWatch(settings.grace().toMillis(), now());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void start(ScheduledExecutorService eventLoop, Runnable listener) {
        onChange = listener;
        timer = eventLoop.scheduleWithFixedDelay(
                this::tickLater, 0, leaseMillis / RENEWALS_PER_LEASE, TimeUnit.MILLISECONDS);
    }

    private void tickLater() {
        if (!isTicking.compareAndSet(false, true)) {
            return;
        }
        try {
            workers.execute(this::tickOnce);
        } catch (RejectedExecutionException e) {
            isTicking.set(false);
            LOGGER.log(Level.DEBUG, "no worker is free to look after the grid; the next time is soon");
        }
    }

    private void tickOnce() {
        try {
            if (!isClosed) {
                tick();
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "the grid cannot be reached: {0}", e.toString());
        } finally {
            isTicking.set(false);
        }
    }

    /** Renews the lease, writes what waits, and sweeps where that is due. Waits. */
    void tick() {
        GridCaches found = caches != null ? caches : lookup.find().orElse(null);
        if (found == null) {
            return;
        }
        found.nodes().put(node, name, leaseMillis, TimeUnit.MILLISECONDS);
        if (caches == null) {
            caches = found;
            LOGGER.log(Level.INFO, () -> "node " + name + " keeps clustered slots with " + members());
            onChange.run();
        }
        retryOnce();
        watch.see(found.nodes().keySet(), now());
        if (watch.isDue(now())) {
            if (found.slots().getCacheManager().isCoordinator()) {
                new GridSweep(this, found.slots(), holder -> watch.isGone(holder.node(), now())).run();
            }
            watch.swept(now());
        }
    }

    /** What fails again comes again the next time. */
    private void retryOnce() {
        for (int left = retries.size(); left > 0; left--) {
            Runnable retry = retries.poll();
            if (retry != null) {
                retry.run();
            }
        }
    }

    @Override
    public Optional<String> absence() {
        return caches == null
                ? Optional.of("the cluster's caches are not there; the server's log says why")
                : Optional.empty();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public CompletionStage<Optional<SlotRecord>> get(String identity) {
        return ask(slots -> slots.getAsync(identity)
                .thenApply(text -> Optional.ofNullable(text).map(records::read)));
    }

    @Override
    public CompletionStage<Boolean> replace(String identity, Optional<SlotRecord> expected, Optional<SlotRecord> next) {
        if (expected.isEmpty() && next.isEmpty()) {
            return ask(slots -> isAbsent(slots, identity));
        }
        return ask(slots -> {
            if (expected.isEmpty()) {
                return slots.putIfAbsentAsync(identity, records.write(next.get()))
                        .thenApply(present -> present == null);
            }
            String before = records.write(expected.get());
            return next.isEmpty()
                    ? slots.removeAsync(identity, before)
                    : slots.replaceAsync(identity, before, records.write(next.get()));
        });
    }

    /** A read answers from a copy and a write from the owner: where others write, only a write is sure. */
    private static CompletableFuture<Boolean> isAbsent(Cache<String, String> slots, String identity) {
        return slots.putIfAbsentAsync(identity, NOTHING)
                .thenCompose(present -> present != null
                        ? CompletableFuture.completedFuture(false)
                        : slots.removeAsync(identity, NOTHING).thenApply(isRemoved -> true));
    }

    private <T> CompletionStage<T> ask(Function<Cache<String, String>, CompletableFuture<T>> question) {
        GridCaches present = caches;
        if (present == null || isClosed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the cluster's caches are not there"));
        }
        try {
            return question.apply(present.slots());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(new CompletionException(e));
        }
    }

    @Override
    public void retryLater(Runnable write) {
        if (!retries.offer(write)) {
            LOGGER.log(Level.WARNING, "the grid has been away for too long; a change of a clustered slot is lost");
        }
    }

    @Override
    public void depart() {
        isDeparting = true;
    }

    @Override
    public boolean isDeparting() {
        return isDeparting;
    }

    @Override
    public void released(String identity) {
        releases.incrementAndGet();
        LOGGER.log(Level.DEBUG, "the last session context of a record has ended");
    }

    @Override
    public long releases() {
        return releases.get();
    }

    @Override
    public List<String> members() {
        GridCaches present = caches;
        return present == null
                ? List.of()
                : present.nodes().values().stream().sorted().toList();
    }

    @Override
    public void close() {
        isClosed = true;
        if (timer != null) {
            timer.cancel(false);
        }
        retries.clear();
        GridCaches present = caches;
        caches = null;
        if (present != null) {
            try {
                present.nodes().remove(node);
            } catch (IllegalLifecycleStateException e) {
                LOGGER.log(Level.DEBUG, "the cluster's caches stopped before; the lease expires");
            }
        }
    }
}
