/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.Relay;

/** The way upstream of one client association: an {@link InterfaceRelay} for each interface that it uses. */
final class UpstreamRelay implements Relay {
    private final RelayEnvironment environment;
    private final Association association;
    private final Map<SyntaxId, InterfaceRelay> interfaces = new HashMap<>();
    private boolean closed;

    UpstreamRelay(RelayEnvironment environment, Association association) {
        this.environment = environment;
        this.association = association;
    }

    @Override
    public RelayedCall relay(SyntaxId interfaceId, int opnum, Optional<UUID> object, ByteBuffer stub, Sink sink) {
        Optional<UUID> target =
                object.isPresent() ? object : environment.settings().binding().object();
        InterfaceRelay relay = interfaces.get(interfaceId);
        if (relay == null) {
            relay = new InterfaceRelay(environment, association.eventLoop(), interfaceId, Optional.of(association));
            interfaces.put(interfaceId, relay);
            if (closed) {
                relay.close();
            }
        }
        return relay.relay(new PendingCall.Request(opnum, target, stub), sink);
    }

    @Override
    public void close() {
        closed = true;
        interfaces.values().forEach(InterfaceRelay::close);
    }
}
