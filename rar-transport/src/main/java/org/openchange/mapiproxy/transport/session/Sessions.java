/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.control.SessionPage;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;

/**
 * All sessions of this node. A session begins with the first call that a module or server sees, or that opens a session context, and ends
 * with the last connection of its association group. Thread-safe; the end of a group is told on the event loop of its last connection.
 */
public final class Sessions {
    private static final Logger LOGGER = System.getLogger(Sessions.class.getName());

    /** How many principals one association group may speak for. */
    public static final int PRINCIPALS_PER_GROUP = 64;

    private final Map<AssociationGroup, Group> groups = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, ClientSession> open = new ConcurrentSkipListMap<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final String prefix = UUID.randomUUID().toString().substring(0, 18) + "-";
    private final Ending ending;
    private final SlotGrid grid;

    /** What happens before slots are closed. Never throws. */
    public interface Ending {
        /** Tells whoever wants to know, then runs {@code closeSlots}, here or on another thread. */
        void onEnd(Session session, Runnable closeSlots);

        /** Runs {@code closeSlots}, here or on another thread. Not called for the contexts that are open when their session ends. */
        void onEnd(SessionContext context, Runnable closeSlots);
    }

    /** @param grid where clustered slots live */
    public Sessions(Ending ending, SlotGrid grid) {
        this.ending = ending;
        this.grid = grid;
    }

    SlotGrid grid() {
        return grid;
    }

    /** The node stops: clustered slots of what ends from now on stay for other nodes. */
    public void stop() {
        grid.depart();
    }

    /**
     * The session of this association and its present principal; on the association's event loop.
     *
     * @return empty when the group has ended, or speaks for {@value #PRINCIPALS_PER_GROUP} principals already
     */
    public Optional<ClientSession> of(Association association) {
        AssociationGroup key = association.group();
        Group group = groups.get(key);
        if (group == null) {
            Group made = new Group();
            group = groups.putIfAbsent(key, made);
            if (group == null) {
                group = made;
                key.onEnd(() -> end(key));
            }
        }
        return Optional.ofNullable(group.session(association));
    }

    /** Sessions that have not ended. */
    public long size() {
        return open.size();
    }

    /**
     * A part of the sessions as they are now, the oldest first.
     *
     * @param operationName what to call an operation of an interface
     */
    public SessionPage page(long offset, int limit, BiFunction<SyntaxId, Integer, String> operationName) {
        List<SessionPage.Client> listed = new SessionListing(operationName)
                .list(open.values(), offset, Math.min(limit, SessionPage.MAX_SESSIONS));
        return new SessionPage(size(), listed, grid.members(), grid.releases());
    }

    String idOf(long number) {
        return prefix + number;
    }

    private void end(AssociationGroup key) {
        Group group = groups.remove(key);
        if (group != null) {
            for (ClientSession session : group.end()) {
                open.remove(session.number());
                session.table().end();
                ending.onEnd(session, () -> {
                    session.table().clear().forEach(context -> context.slots().close());
                    session.slots().close();
                });
            }
        }
    }

    /** Ends a context, unless somebody else has. */
    void end(ClientContext context) {
        if (context.session().table().end(context)) {
            ending.onEnd(context, context.slots()::close);
        }
    }

    /** A context was opened that is not followed. */
    void untracked(ClientSession session) {
        LOGGER.log(
                Level.WARNING,
                () -> session + " of " + session.client() + " has " + ContextTable.LIMIT
                        + " session contexts open, or has ended; modules do not see the state of a further one");
    }

    /** The sessions of one association group, by principal. */
    private final class Group {
        private final Map<Optional<Principal>, ClientSession> byPrincipal = new HashMap<>(2);
        private boolean ended;

        synchronized ClientSession session(Association association) {
            Optional<Principal> principal = association.principal().map(Principal.class::cast);
            ClientSession present = byPrincipal.get(principal);
            if (present != null || ended || byPrincipal.size() >= PRINCIPALS_PER_GROUP) {
                return present;
            }
            ClientSession made = begin(principal, association);
            byPrincipal.put(principal, made);
            return made;
        }

        private ClientSession begin(Optional<Principal> principal, Association association) {
            ClientSession session = new ClientSession(
                    Sessions.this, lastNumber.incrementAndGet(), association.group(), principal, association.client());
            open.put(session.number(), session);
            return session;
        }

        synchronized List<ClientSession> end() {
            ended = true;
            List<ClientSession> sessions = new ArrayList<>(byPrincipal.values());
            byPrincipal.clear();
            return sessions;
        }
    }
}
