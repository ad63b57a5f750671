/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;
import org.openchange.mapiproxy.transport.session.SlotGrid;
import org.openchange.mapiproxy.transport.session.SlotRecord;

/** One node's view of a grid that answers when the test says so, or not at all. */
final class FakeSlotGrid implements SlotGrid {
    final List<String> released = new ArrayList<>();
    final List<Runnable> retries = new ArrayList<>();
    private final LocalSlotGrid shared;
    private final String node;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    boolean isSlow;
    boolean isAway;
    private boolean isDeparting;

    FakeSlotGrid(String node, LocalSlotGrid shared) {
        this.node = node;
        this.shared = shared;
    }

    void answer() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Override
    public void start(ScheduledExecutorService timer, Runnable onChange) {
        isAway = false;
    }

    @Override
    public Optional<String> absence() {
        return isAway ? Optional.of("the grid is away") : Optional.empty();
    }

    @Override
    public long releases() {
        return released.size();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public CompletionStage<Optional<SlotRecord>> get(String identity) {
        return later(() -> shared.get(identity));
    }

    @Override
    public CompletionStage<Boolean> replace(String identity, Optional<SlotRecord> expected, Optional<SlotRecord> next) {
        return later(() -> shared.replace(identity, expected, next));
    }

    private <T> CompletionStage<T> later(Supplier<CompletionStage<T>> operation) {
        if (isAway) {
            return CompletableFuture.failedFuture(new IllegalStateException("the grid is away"));
        }
        if (!isSlow) {
            return operation.get();
        }
        CompletableFuture<T> stage = new CompletableFuture<>();
        waiting.add(() -> operation.get().thenAccept(stage::complete));
        return stage;
    }

    @Override
    public void retryLater(Runnable write) {
        retries.add(write);
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
        released.add(identity);
    }

    @Override
    public List<String> members() {
        return List.of(node);
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
