/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;

/** What serves where, as endpoint mappers answered in the capture; so that a connection whose bind was not captured is understood too. */
public final class EndpointMap {
    private static final int MAX_ENDPOINTS = 10_000;

    private final Map<Endpoint, Set<SyntaxId>> servers = new HashMap<>();

    /** @param mapper where the answer came from; a tower without address means the same host */
    void learn(ProtocolTower tower, InetAddress mapper) {
        if (tower.interfaceId().isEmpty() || tower.tcpPort().orElse(0) == 0 || servers.size() >= MAX_ENDPOINTS) {
            return;
        }
        Optional<InetAddress> named = tower.address().map(address -> (InetAddress) address);
        InetAddress host = named.filter(address -> !address.isAnyLocalAddress()).orElse(mapper);
        Endpoint endpoint = new Endpoint(host, tower.tcpPort().getAsInt());
        servers.computeIfAbsent(endpoint, key -> new LinkedHashSet<>())
                .add(tower.interfaceId().get());
    }

    public boolean isServer(Endpoint endpoint) {
        return servers.containsKey(endpoint);
    }

    /** The interface that is served there; empty when none is known, or several. */
    Optional<SyntaxId> only(Endpoint endpoint) {
        Set<SyntaxId> found = servers.getOrDefault(endpoint, Set.of());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
