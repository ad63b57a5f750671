/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;

/**
 * All sessions of this node. A session begins with the first call that a module or server sees and ends with the last connection of
 * its association group. Thread-safe; the end of a group is told on the event loop of its last connection.
 */
public final class Sessions {
    /** How many principals one association group may speak for. */
    public static final int PRINCIPALS_PER_GROUP = 64;

    private final Map<AssociationGroup, Group> groups = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lastNumber = new AtomicLong();
    private final String prefix = UUID.randomUUID().toString().substring(0, 18) + "-";
    private final Ending ending;

    /** What happens before the slots of an ended session are closed. */
    @FunctionalInterface
    public interface Ending {
        /** Tells whoever wants to know, then runs {@code closeSlots}, here or on another thread; never throws. */
        void onEnd(Session session, Runnable closeSlots);
    }

    public Sessions(Ending ending) {
        this.ending = ending;
    }

    /**
     * The session of this association and its present principal; on the association's event loop.
     *
     * @return empty when the group has ended, or speaks for {@value #PRINCIPALS_PER_GROUP} principals already
     */
    public Optional<Session> of(Association association) {
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
        return count.get();
    }

    private void end(AssociationGroup key) {
        Group group = groups.remove(key);
        if (group != null) {
            for (ClientSession session : group.end()) {
                count.decrementAndGet();
                ending.onEnd(session, session.slots()::close);
            }
        }
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
            ClientSession made = begin(principal, association.client());
            byPrincipal.put(principal, made);
            return made;
        }

        private ClientSession begin(Optional<Principal> principal, InetSocketAddress client) {
            count.incrementAndGet();
            return new ClientSession(prefix + lastNumber.incrementAndGet(), principal, client);
        }

        synchronized List<ClientSession> end() {
            ended = true;
            List<ClientSession> sessions = new ArrayList<>(byPrincipal.values());
            byPrincipal.clear();
            return sessions;
        }
    }
}
