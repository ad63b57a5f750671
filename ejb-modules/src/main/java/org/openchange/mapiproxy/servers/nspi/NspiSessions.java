/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.servers.Caller;
import org.openchange.mapiproxy.servers.nspi.operation.NspiCaller;
import org.openchange.mapiproxy.spi.SlotKey;

/**
 * What one client has opened with NspiBind. A handle means something to this client and to this interface only, because nobody else looks
 * here. Closed with the client's session, however that ends. Thread-safe.
 */
final class NspiSessions implements AutoCloseable {
    static final SlotKey<NspiSessions> SLOT = new SlotKey<>("nspi.sessions", NspiSessions.class);

    private final int most;
    private final SessionCounts counts;
    private final Map<ContextHandle, Open> sessions = new HashMap<>();
    private boolean isClosed;

    private record Open(String person, NspiCaller caller) {}

    NspiSessions(int most, SessionCounts counts) {
        this.most = most;
        this.counts = counts;
    }

    /** @return empty if the client or the person has as many as are allowed, or the client has gone */
    synchronized Optional<ContextHandle> open(Caller caller, UUID server) {
        if (isClosed || sessions.size() >= most || !counts.enter(caller.name())) {
            return Optional.empty();
        }
        ContextHandle handle = new ContextHandle(0, UUID.randomUUID());
        sessions.put(
                handle, new Open(caller.name(), new NspiCaller(caller.organization(), caller.directoryDn(), server)));
        return Optional.of(handle);
    }

    synchronized Optional<NspiCaller> find(ContextHandle handle) {
        return Optional.ofNullable(sessions.get(handle)).map(Open::caller);
    }

    /** @return false if there is no such session */
    synchronized boolean end(ContextHandle handle) {
        Open ended = sessions.remove(handle);
        if (ended != null) {
            counts.leave(ended.person());
        }
        return ended != null;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        sessions.values().forEach(open -> counts.leave(open.person()));
        sessions.clear();
    }
}
