/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.control;

import java.time.Instant;
import java.util.List;

/**
 * A part of the sessions as they are now. Names and numbers only: nothing of what slots hold.
 *
 * @param total how many sessions there are
 * @param sessions the part that was asked for, the oldest first
 * @param members the nodes that keep clustered slots together; this one alone without a cluster
 * @param released how many records of clustered slots this node has taken away since its start, their last holder being gone
 */
public record SessionPage(long total, List<Client> sessions, List<String> members, long released) {
    /** How many sessions a page has at most. */
    public static final int MAX_SESSIONS = 1000;

    /** How many contexts of a session are listed. */
    public static final int MAX_CONTEXTS = 50;

    public SessionPage {
        sessions = List.copyOf(sessions);
        members = List.copyOf(members);
    }

    /**
     * A session.
     *
     * @param principal empty when the client did not authenticate
     * @param connections of the association group
     * @param slots names of the slots that are in use
     * @param lastCall interface and operation
     * @param contexts the oldest of them, no more than {@link #MAX_CONTEXTS}
     * @param contextsOpen how many there are
     */
    public record Client(
            String id,
            String principal,
            String client,
            Instant startedAt,
            int connections,
            List<String> slots,
            String lastCall,
            Instant lastCallAt,
            List<Context> contexts,
            int contextsOpen) {}

    /**
     * A session context.
     *
     * @param userDn whose mailbox it is, as the client named it
     */
    public record Context(String id, String userDn, Instant startedAt, List<String> slots) {}
}
