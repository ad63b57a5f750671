/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where clustered slots live. Thread-safe; no method waits. Stages complete on any thread, and exceptionally when the grid cannot be reached.
 */
public interface SlotGrid extends AutoCloseable {

    /** Names this start of this node among all holders. */
    String node();

    CompletionStage<Optional<SlotRecord>> get(String identity);

    /**
     * Puts {@code next} in the place of {@code expected}, if that is what is there; empty stands for no record.
     *
     * @return whether it was
     */
    CompletionStage<Boolean> replace(String identity, Optional<SlotRecord> expected, Optional<SlotRecord> next);

    /** Runs a write again that failed, once the grid may be reached again. */
    void retryLater(Runnable write);

    /** This node is going away: session contexts that end from now on stay in their records, for another node to take over. */
    void depart();

    boolean isDeparting();

    /** The last holder of a record has gone, and the record with it. */
    void released(String identity);

    /** The nodes that are there, by name; only this one without a cluster. */
    List<String> members();

    /** Ends what belongs to this node; records stay. */
    @Override
    void close();
}
