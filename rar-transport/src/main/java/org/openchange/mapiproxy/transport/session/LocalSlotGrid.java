/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** The grid of a node that is alone: the heap. */
public final class LocalSlotGrid implements SlotGrid {
    private final String name;
    private final String node = UUID.randomUUID().toString();
    private final AtomicLong releases = new AtomicLong();
    private final Map<String, SlotRecord> records = new ConcurrentHashMap<>();

    /** @param name of the node */
    public LocalSlotGrid(String name) {
        this.name = name;
    }

    @Override
    public void start(ScheduledExecutorService timer, Runnable onChange) {
        // The heap is there already.
    }

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public CompletionStage<Optional<SlotRecord>> get(String identity) {
        return CompletableFuture.completedFuture(Optional.ofNullable(records.get(identity)));
    }

    @Override
    public CompletionStage<Boolean> replace(String identity, Optional<SlotRecord> expected, Optional<SlotRecord> next) {
        boolean isReplaced;
        if (expected.isEmpty()) {
            isReplaced =
                    next.isEmpty() ? !records.containsKey(identity) : records.putIfAbsent(identity, next.get()) == null;
        } else if (next.isEmpty()) {
            isReplaced = records.remove(identity, expected.get());
        } else {
            isReplaced = records.replace(identity, expected.get(), next.get());
        }
        return CompletableFuture.completedFuture(isReplaced);
    }

    @Override
    public void retryLater(Runnable write) {
        throw new IllegalStateException("the heap cannot be away");
    }

    @Override
    public void depart() {
        // Nobody is there to take over.
    }

    @Override
    public boolean isDeparting() {
        return false;
    }

    @Override
    public void released(String identity) {
        releases.incrementAndGet();
    }

    @Override
    public long releases() {
        return releases.get();
    }

    @Override
    public List<String> members() {
        return List.of(name);
    }

    /** How many identities have clustered slots. */
    public int size() {
        return records.size();
    }

    @Override
    public void close() {
        records.clear();
    }
}
