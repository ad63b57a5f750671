/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openchange.mapiproxy.config.ListenerSettings;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.association.Associations;
import org.openchange.mapiproxy.transport.chain.OfferedInterface;
import org.openchange.mapiproxy.transport.endpoint.Endpoint;
import org.openchange.mapiproxy.transport.endpoint.EndpointEntry;
import org.openchange.mapiproxy.transport.endpoint.EndpointRegistry;
import org.openchange.mapiproxy.transport.net.ConnectionLimit;
import org.openchange.mapiproxy.transport.net.EventLoops;
import org.openchange.mapiproxy.transport.net.RpcListener;

/** The open ports, and which interface can be bound at which. */
final class Doors implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Doors.class.getName());
    private static final String RPC = "rpc";

    private final EndpointRegistry registry;
    private final List<RpcListener> listeners = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Endpoint> forInterfaces = new ArrayList<>();
    private List<OfferedInterface> announced = List.of();

    private Doors(EndpointRegistry registry) {
        this.registry = registry;
    }

    /**
     * Opens the ports of the configuration.
     *
     * @throws IOException if one of them cannot be had; none stays open then
     */
    static Doors open(
            ProxySettings settings,
            EventLoops loops,
            Associations associations,
            EndpointRegistry registry,
            TransportCounters counters)
            throws IOException {
        ConnectionLimit limit = new ConnectionLimit(
                settings.limits().connections(), settings.limits().connectionsPerAddress());
        Doors doors = new Doors(registry);
        ListenerSettings wanted = settings.listeners();
        Opening opening = (name, port) -> {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(wanted.bindAddress()), port);
            return RpcListener.open(loops, address, limit, counters, associations.at(name));
        };
        boolean isOpen = false;
        try {
            doors.openAll(settings, opening);
            isOpen = true;
        } finally {
            if (!isOpen) {
                doors.close();
            }
        }
        return doors;
    }

    private void openAll(ProxySettings settings, Opening opening) throws IOException {
        ListenerSettings wanted = settings.listeners();
        if (settings.mapsEndpoints()) {
            Endpoint mapper = add(Endpoint.EPMAPPER, opening.open(Endpoint.EPMAPPER, wanted.epmPort()));
            registry.register(new EndpointEntry(Epm.INTERFACE.id(), "endpoint mapper", mapper));
            if (wanted.interfacesOnEpmPort()) {
                forInterfaces.add(mapper);
            }
        }
        forInterfaces.add(add(RPC, opening.open(RPC, wanted.rpcPort())));
    }

    private Endpoint add(String name, RpcListener listener) {
        listeners.add(listener);
        Endpoint endpoint = new Endpoint(name, listener.address());
        endpoints.add(endpoint);
        LOGGER.log(Level.INFO, () -> "listener " + name + " opened on " + text(endpoint));
        return endpoint;
    }

    /**
     * Makes the endpoint map say what the chain offers now. Several threads deploy at once: each asks again behind the lock, so that none
     * takes back what another has just announced.
     */
    synchronized void announce(Supplier<List<OfferedInterface>> offers) {
        List<OfferedInterface> offered = offers.get();
        for (OfferedInterface gone : announced) {
            if (!offered.contains(gone)) {
                registry.unregister(gone.id());
                LOGGER.log(Level.INFO, () -> "interface " + gone.name() + " unregistered");
            }
        }
        for (OfferedInterface each : offered) {
            if (!announced.contains(each)) {
                announce(each);
            }
        }
        announced = List.copyOf(offered);
    }

    private void announce(OfferedInterface offered) {
        for (Endpoint endpoint : forInterfaces) {
            registry.register(new EndpointEntry(offered.id(), offered.name(), endpoint));
            LOGGER.log(
                    Level.INFO,
                    () -> "interface " + offered.name() + " (" + offered.id() + ") registered on " + text(endpoint));
        }
    }

    List<ProxyStatus.Listener> listeners() {
        return endpoints.stream()
                .map(endpoint -> new ProxyStatus.Listener(
                        endpoint.name(), endpoint.address().getAddress().getHostAddress(), endpoint.port()))
                .toList();
    }

    /** Where an interface can be bound, {@code ncacn_ip_tcp:ADDRESS[PORT]}; several separated by a comma. */
    String endpointsOf(SyntaxId interfaceId) {
        List<String> found = registry.entries().stream()
                .filter(entry -> entry.interfaceId().equals(interfaceId))
                .map(entry -> text(entry.endpoint()))
                .toList();
        return String.join(", ", found);
    }

    private static String text(Endpoint endpoint) {
        return "ncacn_ip_tcp:" + endpoint.address().getAddress().getHostAddress() + "[" + endpoint.port() + "]";
    }

    /** Stops accepting; connections that were accepted stay. */
    @Override
    public void close() {
        listeners.forEach(RpcListener::close);
    }

    private interface Opening {
        RpcListener open(String name, int port) throws IOException;
    }
}
