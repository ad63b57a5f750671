/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** The chain as it is at one moment. Immutable; a call keeps the one that it began with. */
final class ChainSnapshot {
    private final Map<SyntaxId, InterfaceRoutes> interfaces = new LinkedHashMap<>();
    private final List<ActiveModule> modules;
    private final List<ActiveServer> servers;

    ChainSnapshot(Collection<InterfaceRoutes> interfaces, List<ActiveModule> modules, List<ActiveServer> servers) {
        interfaces.forEach(routes -> this.interfaces.put(routes.offered().id(), routes));
        this.modules = List.copyOf(modules);
        this.servers = List.copyOf(servers);
    }

    /** The interface that a client means, or null when there is none. */
    InterfaceRoutes find(SyntaxId wanted) {
        InterfaceRoutes exact = interfaces.get(wanted);
        if (exact != null) {
            return exact;
        }
        for (InterfaceRoutes routes : interfaces.values()) {
            if (routes.offered().serves(wanted)) {
                return routes;
            }
        }
        return null;
    }

    Collection<InterfaceRoutes> interfaces() {
        return interfaces.values();
    }

    /** In the order that requests take. */
    List<ActiveModule> modules() {
        return modules;
    }

    List<ActiveServer> servers() {
        return servers;
    }
}
