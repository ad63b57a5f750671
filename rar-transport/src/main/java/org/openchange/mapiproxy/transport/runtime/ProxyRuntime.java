/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.logon.LogonPolicy;
import org.openchange.mapiproxy.security.logon.LogonSources;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.control.SessionPage;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.association.AssociationSettings;
import org.openchange.mapiproxy.transport.association.Associations;
import org.openchange.mapiproxy.transport.association.HandshakeWorkers;
import org.openchange.mapiproxy.transport.chain.CallChain;
import org.openchange.mapiproxy.transport.chain.ChainRegistry;
import org.openchange.mapiproxy.transport.chain.ChainStatus;
import org.openchange.mapiproxy.transport.chain.OfferedInterface;
import org.openchange.mapiproxy.transport.endpoint.EndpointDispatcher;
import org.openchange.mapiproxy.transport.endpoint.EndpointRegistry;
import org.openchange.mapiproxy.transport.endpoint.EpmServer;
import org.openchange.mapiproxy.transport.endpoint.MgmtServer;
import org.openchange.mapiproxy.transport.net.EventLoops;
import org.openchange.mapiproxy.transport.session.SlotGrid;

/** A whole proxy, from its listeners to its upstream. Thread-safe. */
public final class ProxyRuntime implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(ProxyRuntime.class.getName());

    /** Enough for 160 logons per second at a domain controller 100 ms away, and a fraction of the workers. */
    private static final int LOGONS_AT_A_TIME = 16;

    private static final int REGISTRATION_STEPS = 2;
    private static final long REGISTRATION_MILLIS = 1_000;

    private final ProxySettings settings;
    private final Instant startedAt = Instant.now();
    private final TransportCounters counters = new TransportCounters();
    private final EndpointRegistry endpoints = new EndpointRegistry();
    private final EventLoops loops;
    private final ChainRegistry registry;
    private final CallChain chain;
    private final SlotGrid grid;
    private final LogonSources logonSources;
    private final Upstream upstream;
    private final Associations associations;
    private final ReadinessWatch readiness;
    private Doors doors;
    private volatile boolean isStopping;

    private ProxyRuntime(ProxySettings settings, Executor workers, LogonSources logonSources, SlotGrid grid)
            throws IOException {
        this.settings = settings;
        this.logonSources = logonSources;
        SecurityAcceptor acceptor = SecurityProviders.acceptor(
                new LogonPolicy(
                        logonSources,
                        settings.security().throttle(),
                        settings.security().anonymous()),
                settings.identity(),
                settings.security().keytab());
        this.loops = new EventLoops(Runtime.getRuntime().availableProcessors());
        this.upstream = new Upstream(settings, counters, loops.group(), workers);
        this.registry = new ChainRegistry(ChainConfiguration.of(settings));
        this.grid = grid;
        this.chain = new CallChain(registry, workers, upstream.relays(), counters, grid);
        EndpointDispatcher dispatcher = new EndpointDispatcher(
                new EpmServer(endpoints),
                new MgmtServer(endpoints, counters, settings.identity()),
                endpoints,
                settings.security().minimumLevel(),
                chain);
        this.associations = new Associations(new AssociationSettings(
                settings.limits(), acceptor, new HandshakeWorkers(workers, LOGONS_AT_A_TIME), dispatcher, counters));
        this.readiness = new ReadinessWatch(this::notReady, loops.group().next());
    }

    /**
     * Opens the ports and takes calls; those of the chain's interfaces are refused until every configured module and server is there.
     *
     * @param workers runs what may wait: server beans, name resolution, Kerberos; bounded, and refusing with RejectedExecutionException
     * @param grid where clustered slots live; closed with the proxy, also when it does not start
     * @throws IOException if the keytab cannot be read or a port cannot be had; nothing is left behind then
     */
    public static ProxyRuntime start(ProxySettings settings, Executor workers, SlotGrid grid) throws IOException {
        settings.notes().forEach(note -> LOGGER.log(Level.INFO, note));
        ProxyRuntime runtime = null;
        LogonSources logonSources = LogonSources.open(settings);
        boolean isOpen = false;
        try {
            runtime = new ProxyRuntime(settings, workers, logonSources, grid);
            runtime.open();
            isOpen = true;
        } finally {
            if (!isOpen) {
                if (runtime != null) {
                    runtime.loops.close();
                }
                logonSources.close();
                grid.close();
            }
        }
        return runtime;
    }

    private void open() throws IOException {
        doors = Doors.open(settings, loops, associations, endpoints, counters);
        settings.endpointServers()
                .forEach(server -> LOGGER.log(Level.INFO, () -> "endpoint server " + server + " registered"));
        grid.start(loops.group().next(), readiness::look);
        registry.onChange(this::chainChanged);
        chainChanged();
    }

    private void chainChanged() {
        doors.announce(registry::interfaces);
        readiness.look();
    }

    /** Where modules and servers join and leave. */
    public ChainRegistry chain() {
        return registry;
    }

    /**
     * Binds to an interface of an RPC server, as the configured account. Waits; not for an event loop.
     *
     * @param interfaceName an interface name or {@code UUID/MAJOR.MINOR}
     * @param binding empty for the configured upstream
     * @throws IOException if it cannot be reached or refuses, or if the name or binding says nothing
     */
    public RpcConnection connect(String interfaceName, Optional<String> binding) throws IOException {
        OfferedInterface wanted = registry.resolve(interfaceName)
                .orElseThrow(() ->
                        new IOException("\"" + interfaceName + "\" is neither a known interface nor UUID/MAJOR.MINOR"));
        return upstream.connect(wanted, binding);
    }

    private List<String> notReady() {
        List<String> reasons = new ArrayList<>(registry.notReady());
        grid.absence().ifPresent(reasons::add);
        return reasons;
    }

    /** A part of the sessions, the oldest first. */
    public SessionPage sessions(long offset, int limit) {
        return chain.sessions(offset, limit);
    }

    public ProxyStatus status() {
        ChainStatus chainStatus = registry.status();
        return new ProxyStatus(
                settings.node(),
                startedAt,
                isStopping,
                notReady(),
                doors.listeners(),
                chainStatus.interfaces(doors::endpointsOf),
                chainStatus.modules(),
                chainStatus.servers(),
                associations.status(),
                counters.snapshot());
    }

    /**
     * Sockets that were accepted just before the listeners closed are on their way to their event loops, in two steps; a loop that shut down
     * meanwhile would leave them open for ever.
     */
    private void awaitAccepted() throws InterruptedException {
        for (int step = 0; step < REGISTRATION_STEPS; step++) {
            for (EventExecutor loop : loops.group()) {
                loop.submit(() -> {}).await(REGISTRATION_MILLIS);
            }
        }
    }

    /** Stops accepting, lets the calls under way end within the drain time, then closes everything. Leaves no thread. */
    @Override
    public void close() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        readiness.close();
        doors.close();
        chain.stop();
        Duration drainTime = settings.limits().drainTime();
        LOGGER.log(Level.INFO, () -> "stopping: " + associations.size() + " associations");
        try {
            awaitAccepted();
            associations.drain(drainTime);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            loops.close();
            logonSources.close();
            grid.close();
        }
    }
}
