/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.transport.session.SlotRecord.Holder;

/**
 * The part that one session context has in its identity's record. Changes are gathered while one is being written, so that there is never more
 * than one write under way; the last one takes the context out of the record. Thread-safe, and no method waits.
 *
 * <pre>
 * load ─► (put, remove ─► write)* ─► end ─► leave
 * </pre>
 */
final class ClusteredSlots {
    private static final Logger LOGGER = System.getLogger(ClusteredSlots.class.getName());

    /** How often a write that others have overtaken is tried again. */
    private static final int TRIES = 100;

    private final SlotGrid grid;
    private final String identity;
    private final Holder holder;
    private final Map<String, byte[]> received = new HashMap<>(4);
    private Map<String, Optional<byte[]>> outbox = new HashMap<>(4);
    private boolean isWriting;
    private volatile boolean isPostponed;
    private boolean isHolder;
    private boolean isLeaving;

    ClusteredSlots(SlotGrid grid, String identity, String context) {
        this.grid = grid;
        this.identity = identity;
        this.holder = new Holder(grid.node(), context);
    }

    /** Takes part in the record of the identity, if there is one; the stage completes when its values are here, and never exceptionally. */
    CompletionStage<Void> load() {
        synchronized (this) {
            isWriting = true;
        }
        return join(TRIES).handle((record, failure) -> {
            if (failure != null) {
                LOGGER.log(Level.WARNING, () -> "clustered slots of " + holder.context() + " were not read", failure);
            }
            loaded(failure == null ? record : Optional.empty());
            return null;
        });
    }

    private CompletionStage<Optional<SlotRecord>> join(int tries) {
        return grid.get(identity).thenCompose(present -> {
            if (present.isEmpty()) {
                return tries == TRIES ? CompletableFuture.completedFuture(present) : confirmAbsence(tries);
            }
            Optional<SlotRecord> joined = Optional.of(present.get().with(holder));
            return grid.replace(identity, present, joined).thenCompose(isReplaced -> {
                checkTries(isReplaced, tries);
                return isReplaced ? CompletableFuture.completedFuture(joined) : join(tries - 1);
            });
        });
    }

    /** Others change the record at this moment: see {@link SlotGrid#get}. */
    private CompletionStage<Optional<SlotRecord>> confirmAbsence(int tries) {
        return grid.replace(identity, Optional.empty(), Optional.empty()).thenCompose(isAbsent -> {
            checkTries(isAbsent, tries);
            return isAbsent ? CompletableFuture.completedFuture(Optional.empty()) : join(tries - 1);
        });
    }

    private void loaded(Optional<SlotRecord> record) {
        synchronized (this) {
            isWriting = false;
            record.ifPresent(present -> {
                isHolder = true;
                present.slots().stream()
                        .filter(slot -> !outbox.containsKey(slot.name()))
                        .forEach(slot -> received.put(slot.name(), slot.value()));
            });
        }
        flush();
    }

    /** What the grid had under this name, once. */
    synchronized Optional<byte[]> take(String name) {
        return Optional.ofNullable(received.remove(name));
    }

    /** Names of what the grid had and nobody has asked for yet. */
    synchronized List<String> names() {
        return List.copyOf(received.keySet());
    }

    /** Notes a change, for the next {@link #flush}. */
    synchronized void change(String name, Optional<byte[]> value) {
        received.remove(name);
        outbox.put(name, value);
    }

    /** The context has ended: after what is noted it leaves the record, unless another node is to take over what this one had. */
    void end() {
        synchronized (this) {
            isLeaving = !grid.isDeparting();
        }
        flush();
    }

    /** Writes what is noted, unless somebody does already, who then goes on with it. */
    void flush() {
        Map<String, Optional<byte[]>> changes;
        boolean leaves;
        synchronized (this) {
            leaves = isLeaving && (isHolder || !outbox.isEmpty());
            if (isWriting || (outbox.isEmpty() && !leaves)) {
                return;
            }
            isWriting = true;
            isHolder = !leaves;
            changes = outbox;
            outbox = new HashMap<>(4);
        }
        write(changes, leaves, TRIES).whenComplete((written, failure) -> {
            if (failure == null) {
                written();
            } else {
                LOGGER.log(
                        isPostponed ? Level.DEBUG : Level.WARNING,
                        () -> "clustered slots of " + holder.context() + " were not written: " + failure);
                postpone(changes, leaves);
            }
        });
    }

    private void written() {
        synchronized (this) {
            isWriting = false;
        }
        flush();
    }

    private void postpone(Map<String, Optional<byte[]>> changes, boolean leaves) {
        synchronized (this) {
            isWriting = false;
            isPostponed = true;
            isHolder |= leaves;
            changes.forEach(outbox::putIfAbsent);
        }
        grid.retryLater(this::flush);
    }

    private CompletionStage<Boolean> write(Map<String, Optional<byte[]>> changes, boolean leaves, int tries) {
        return grid.get(identity).thenCompose(present -> {
            Optional<SlotRecord> next = next(present, changes, leaves);
            return grid.replace(identity, present, next).thenCompose(isReplaced -> {
                checkTries(isReplaced, tries);
                if (!isReplaced) {
                    return write(changes, leaves, tries - 1);
                }
                if (present.isPresent() && next.isEmpty()) {
                    grid.released(identity);
                }
                return CompletableFuture.completedFuture(true);
            });
        });
    }

    private Optional<SlotRecord> next(
            Optional<SlotRecord> present, Map<String, Optional<byte[]>> changes, boolean leaves) {
        SlotRecord changed = present.orElse(SlotRecord.EMPTY).with(changes);
        return leaves ? changed.without(holder::equals) : Optional.of(changed.with(holder));
    }

    private void checkTries(boolean isDone, int tries) {
        if (!isDone && tries <= 1) {
            throw new IllegalStateException("others change the record of " + holder.context() + " all the time");
        }
    }
}
