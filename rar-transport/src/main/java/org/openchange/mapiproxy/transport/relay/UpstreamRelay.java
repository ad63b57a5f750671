/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.Relay;

/**
 * The way upstream of one client association: an {@link InterfaceRelay} for each interface that it uses. Where calls are relayed as the client, for
 * each interface and security context of the client, so that no connection ever carries the calls of two users.
 */
final class UpstreamRelay implements Relay {
    private static final System.Logger LOGGER = System.getLogger(UpstreamRelay.class.getName());

    /** Interfaces times security contexts of one client; what is more is no use but abuse. */
    private static final int MAX_WAYS = 64;

    private final RelayEnvironment environment;
    private final Association association;
    private final boolean delegated;
    private final Map<Way, InterfaceRelay> ways = new HashMap<>();
    private boolean closed;
    private boolean refusalLogged;

    /** @param as empty for the configured account; compared by identity */
    private record Way(SyntaxId interfaceId, Optional<SecurityInitiator> as) {}

    UpstreamRelay(RelayEnvironment environment, Association association, boolean delegated) {
        this.environment = environment;
        this.association = association;
        this.delegated = delegated;
    }

    @Override
    public RelayedCall relay(SyntaxId interfaceId, int opnum, Optional<UUID> object, ByteBuffer stub, Sink sink) {
        Optional<SecurityInitiator> as = delegated ? association.delegate() : Optional.empty();
        if (delegated && as.isEmpty()) {
            logRefusal();
            return refuse(sink, FaultStatus.ACCESS_DENIED);
        }
        Optional<UUID> target =
                object.isPresent() ? object : environment.settings().binding().object();
        Way way = new Way(interfaceId, as);
        InterfaceRelay relay = ways.get(way);
        if (relay == null && ways.size() >= MAX_WAYS) {
            return refuse(sink, FaultStatus.NCA_SERVER_TOO_BUSY);
        }
        if (relay == null) {
            relay = new InterfaceRelay(environment(as), association.eventLoop(), interfaceId, Optional.of(association));
            ways.put(way, relay);
            if (closed) {
                relay.close();
            }
        }
        return relay.relay(new PendingCall.Request(opnum, target, stub), sink);
    }

    private RelayEnvironment environment(Optional<SecurityInitiator> as) {
        return as.map(user -> environment.with(environment.settings().asDelegate(user)))
                .orElse(environment);
    }

    /** A call in nobody's name would be one in the proxy's. */
    private void logRefusal() {
        if (!refusalLogged) {
            refusalLogged = true;
            LOGGER.log(
                    Level.WARNING,
                    () -> "client " + association.client() + " ("
                            + association
                                    .principal()
                                    .map(AuthenticatedPrincipal::getName)
                                    .orElse("not authenticated")
                            + ") delegated no credentials, which dcerpc_mapiproxy:delegated_auth needs;"
                            + " its calls are refused");
        }
    }

    private RelayedCall refuse(Sink sink, FaultStatus status) {
        RefusedCall call = new RefusedCall(sink, status);
        association.eventLoop().execute(call::tell);
        return call;
    }

    /** A call that never left. */
    private static final class RefusedCall implements RelayedCall {
        private final Sink sink;
        private final FaultStatus status;
        private boolean orphaned;

        private RefusedCall(Sink sink, FaultStatus status) {
            this.sink = sink;
            this.status = status;
        }

        private void tell() {
            if (!orphaned) {
                sink.onFault(status, true);
            }
        }

        @Override
        public void cancel() {
            // The fault is on its way.
        }

        @Override
        public void orphan() {
            orphaned = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        ways.values().forEach(InterfaceRelay::close);
    }
}
