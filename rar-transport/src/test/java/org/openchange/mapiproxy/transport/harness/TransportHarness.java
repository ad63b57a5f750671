/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.association.AssociationSettings;
import org.openchange.mapiproxy.transport.association.Associations;
import org.openchange.mapiproxy.transport.association.HandshakeWorkers;
import org.openchange.mapiproxy.transport.endpoint.Endpoint;
import org.openchange.mapiproxy.transport.endpoint.EndpointDispatcher;
import org.openchange.mapiproxy.transport.endpoint.EndpointEntry;
import org.openchange.mapiproxy.transport.endpoint.EndpointRegistry;
import org.openchange.mapiproxy.transport.endpoint.EpmServer;
import org.openchange.mapiproxy.transport.endpoint.MgmtServer;
import org.openchange.mapiproxy.transport.net.ConnectionLimit;
import org.openchange.mapiproxy.transport.net.EventLoops;
import org.openchange.mapiproxy.transport.net.RpcListener;

/** The whole transport around one dispatcher, on one address. */
public final class TransportHarness implements AutoCloseable {
    public static final ProxyIdentity IDENTITY = new ProxyIdentity("DC1", "EXAMPLE", "example.test");

    private final Limits limits;
    private final EventLoops loops;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final TransportCounters counters = new TransportCounters();
    private final EndpointRegistry registry = new EndpointRegistry();
    private final ConnectionLimit connections;
    private final Associations associations;
    private final List<RpcListener> listeners = new ArrayList<>();
    private final InetAddress address;

    /** @param next answers every interface but EPM and MGMT */
    public TransportHarness(
            InetAddress address, int threads, Limits limits, SecurityAcceptor acceptor, CallDispatcher next) {
        this.address = address;
        this.limits = limits;
        this.loops = new EventLoops(threads);
        this.connections = new ConnectionLimit(limits.connections(), limits.connectionsPerAddress());
        EndpointDispatcher dispatcher = new EndpointDispatcher(
                new EpmServer(registry), new MgmtServer(registry, counters, IDENTITY), registry, AuthLevel.NONE, next);
        this.associations = new Associations(
                new AssociationSettings(limits, acceptor, new HandshakeWorkers(workers, 2), dispatcher, counters));
    }

    /** Opens a port for these interfaces. */
    public Endpoint open(String name, int port, SyntaxId... interfaces) throws IOException {
        RpcListener listener = RpcListener.open(
                loops, new InetSocketAddress(address, port), connections, counters, associations.at(name));
        listeners.add(listener);
        Endpoint endpoint = new Endpoint(name, listener.address());
        for (SyntaxId id : interfaces) {
            registry.register(new EndpointEntry(id, name, endpoint));
        }
        return endpoint;
    }

    /** Opens the endpoint mapper's port. */
    public Endpoint openEndpointMapper(int port, SyntaxId... others) throws IOException {
        Endpoint endpoint = open(Endpoint.EPMAPPER, port, others);
        registry.register(new EndpointEntry(Epm.INTERFACE.id(), "endpoint mapper", endpoint));
        return endpoint;
    }

    public TransportCounters counters() {
        return counters;
    }

    public Associations associations() {
        return associations;
    }

    public ConnectionLimit connections() {
        return connections;
    }

    public EndpointRegistry registry() {
        return registry;
    }

    @Override
    public void close() throws InterruptedException {
        listeners.forEach(RpcListener::close);
        associations.drain(limits.drainTime());
        loops.close();
        workers.shutdownNow();
    }
}
