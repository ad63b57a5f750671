/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where clustered slots live. Thread-safe; no method waits. Stages complete on any thread, and exceptionally when the grid cannot be reached.
 */
public interface SlotGrid extends AutoCloseable {

    /**
     * Begins. Calls before fail.
     *
     * @param timer for what has to be done again and again; nothing waits on it
     * @param onChange runs whenever {@link #absence} has changed
     */
    void start(ScheduledExecutorService timer, Runnable onChange);

    /** Why the grid cannot be reached yet, one sentence; empty when it can. */
    Optional<String> absence();

    /** Names this start of this node among all holders. */
    String node();

    /** What this node sees: while others change a record it may be an older one, or none. {@link #replace} decides. */
    CompletionStage<Optional<SlotRecord>> get(String identity);

    /**
     * Puts {@code next} in the place of {@code expected}, if that is what is there, for all nodes; empty stands for no record, also for both.
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

    /** How many records this node has taken away since its start, when their last holder had gone. */
    long releases();

    /** The nodes that are there, by name; only this one without a cluster. */
    List<String> members();

    /** Ends what belongs to this node; records stay. */
    @Override
    void close();
}
