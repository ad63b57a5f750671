/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.chain.Route.Destination;

/** Works out the chain from the configuration and from what is deployed. */
final class ChainBuilder {
    private static final String DEFAULT_SERVER = "default";

    private final ChainSettings settings;

    ChainBuilder(ChainSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether a server of this name may answer this interface. Of an interface that the configuration offers: the one that it names; without
     * a name any, unless the interface is relayed. Of another: any, unless it is one of those that the configuration could have offered.
     */
    boolean wants(String serverName, OfferedInterface offered) {
        String named = settings.servers().get(offered.name());
        if (named != null) {
            return named.equals(serverName);
        }
        return isOffered(offered) ? !settings.isRelaying() : !ProxySettings.INTERFACES.contains(offered.name());
    }

    private boolean isOffered(OfferedInterface candidate) {
        return settings.offered().stream().anyMatch(offered -> offered.serves(candidate.id()));
    }

    String whyUnanswered(OfferedInterface offered) {
        String named = settings.servers().get(offered.name());
        return "interface " + offered.name()
                + (named == null ? " has no server bean" : " waits for the server bean \"" + named + "\"");
    }

    /** @param isComplete whether every listed module has been there */
    ChainSnapshot build(List<ActiveModule> modules, List<ActiveServer> servers, boolean isComplete) {
        List<ActiveModule> ordered = new ArrayList<>(modules);
        ordered.sort(Comparator.comparingInt(ActiveModule::position));
        Map<SyntaxId, OfferedInterface> offered = new LinkedHashMap<>();
        settings.offered().forEach(each -> offered.put(each.id(), each));
        servers.stream()
                .map(ActiveServer::offered)
                .filter(each -> !isOffered(each))
                .forEach(each -> offered.putIfAbsent(each.id(), each));
        List<InterfaceRoutes> routes = offered.values().stream()
                .map(each -> routes(each, serverOf(each, servers), isComplete, ordered))
                .toList();
        return new ChainSnapshot(routes, ordered, servers);
    }

    private InterfaceRoutes routes(
            OfferedInterface offered, Optional<ActiveServer> server, boolean isComplete, List<ActiveModule> modules) {
        Destination destination = server.isPresent() ? Destination.SERVER : withoutServer(offered);
        if (!isComplete && destination != Destination.UNAVAILABLE) {
            return InterfaceRoutes.closed(
                    offered, server.map(ActiveServer::name).orElse(InterfaceRoutes.RELAY));
        }
        return destination == Destination.UNAVAILABLE
                ? InterfaceRoutes.closed(offered, "")
                : new InterfaceRoutes(offered, server.orElse(null), destination, modules, settings.isPrinting());
    }

    private Destination withoutServer(OfferedInterface offered) {
        boolean isRelayed = settings.isRelaying() && !settings.servers().containsKey(offered.name());
        return isRelayed ? Destination.UPSTREAM : Destination.UNAVAILABLE;
    }

    /** The one called {@value #DEFAULT_SERVER} before any other, else the first that was deployed. */
    private static Optional<ActiveServer> serverOf(OfferedInterface offered, List<ActiveServer> servers) {
        List<ActiveServer> candidates = servers.stream()
                .filter(server -> offered.serves(server.offered().id()))
                .toList();
        return candidates.stream()
                .filter(server -> server.name().equals(DEFAULT_SERVER))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }
}
