/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.infinispan.Cache;
import org.infinispan.commons.util.CloseableIterator;
import org.openchange.mapiproxy.transport.session.SlotGrid;
import org.openchange.mapiproxy.transport.session.SlotRecord;

/** Takes holders that are gone out of all records, and the records that have no other. Waits. */
final class GridSweep {
    private static final Logger LOGGER = System.getLogger(GridSweep.class.getName());
    private static final int TRIES = 20;
    private static final long PATIENCE_SECONDS = 10;

    private final SlotGrid grid;
    private final Cache<String, String> slots;
    private final Predicate<SlotRecord.Holder> gone;
    private int kept;
    private int released;

    GridSweep(SlotGrid grid, Cache<String, String> slots, Predicate<SlotRecord.Holder> gone) {
        this.grid = grid;
        this.slots = slots;
        this.gone = gone;
    }

    void run() {
        try (CloseableIterator<String> identities = slots.keySet().iterator()) {
            while (identities.hasNext()) {
                sweep(identities.next());
            }
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.WARNING, "records of vanished nodes could not be swept; the next sweep has them", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (kept + released > 0) {
            LOGGER.log(
                    Level.INFO,
                    () -> "records of clustered slots that vanished nodes had: " + released + " released, " + kept
                            + " taken over");
        }
    }

    private void sweep(String identity) throws ExecutionException, TimeoutException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Optional<SlotRecord> present = await(grid.get(identity));
            if (present.isEmpty() || isHeldWell(present.get())) {
                return;
            }
            Optional<SlotRecord> next = present.get().without(gone);
            if (await(grid.replace(identity, present, next))) {
                count(identity, next.isEmpty());
                return;
            }
        }
    }

    private boolean isHeldWell(SlotRecord record) {
        return !record.holders().isEmpty() && record.holders().stream().noneMatch(gone);
    }

    private void count(String identity, boolean isReleased) {
        if (isReleased) {
            released++;
            grid.released(identity);
        } else {
            kept++;
        }
    }

    private static <T> T await(CompletionStage<T> stage)
            throws ExecutionException, TimeoutException, InterruptedException {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
