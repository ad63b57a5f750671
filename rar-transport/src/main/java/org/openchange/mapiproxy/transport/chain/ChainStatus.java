/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.List;
import java.util.function.Function;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.ProxyStatus;

/** The chain as people see it, at one moment. */
public final class ChainStatus {
    private final List<String> listed;
    private final ChainSnapshot snapshot;

    ChainStatus(List<String> listed, ChainSnapshot snapshot) {
        this.listed = listed;
        this.snapshot = snapshot;
    }

    /** Every module that the configuration lists, in the order that requests take. */
    public List<ProxyStatus.Module> modules() {
        return listed.stream().map(this::module).toList();
    }

    private ProxyStatus.Module module(String name) {
        return snapshot.modules().stream()
                .filter(module -> module.name().equals(name))
                .map(ActiveModule::registration)
                .findFirst()
                .map(found ->
                        new ProxyStatus.Module(name, true, found.filter().interfaces(), Hook.names(found.hooks())))
                .orElseGet(() -> new ProxyStatus.Module(name, false, List.of(), List.of()));
    }

    public List<ProxyStatus.Server> servers() {
        return snapshot.servers().stream()
                .map(server -> new ProxyStatus.Server(
                        server.name(),
                        server.offered().name(),
                        server.registration().isBlocking()))
                .toList();
    }

    /** @param endpoints where an interface can be bound */
    public List<ProxyStatus.Interface> interfaces(Function<SyntaxId, String> endpoints) {
        return snapshot.interfaces().stream()
                .map(routes -> new ProxyStatus.Interface(
                        routes.offered().name(),
                        routes.offered().id().toString(),
                        endpoints.apply(routes.offered().id()),
                        routes.answeredBy()))
                .toList();
    }
}
