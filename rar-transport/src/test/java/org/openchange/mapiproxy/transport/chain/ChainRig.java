/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;

/** A chain between a fake client and a fake upstream, on an event loop that runs when the test says so. */
final class ChainRig {
    final FakeInterface fake = new FakeInterface();
    final FakeRelay upstream = new FakeRelay();
    final TransportCounters counters = new TransportCounters();
    final Queue<Runnable> work = new ArrayDeque<>();
    final Map<String, String> options = new HashMap<>();
    final ChainRegistry registry;
    final CallChain chain;
    private final EmbeddedChannel loop = new EmbeddedChannel();
    final FakeAssociation client = new FakeAssociation(loop.eventLoop());
    int workRoom = Integer.MAX_VALUE;

    private ChainRig(ChainSettings settings) {
        registry = new ChainRegistry(settings(settings));
        Executor workers = this::queue;
        chain = new CallChain(registry, workers, upstream, counters, new LocalSlotGrid("node"));
    }

    /** The same with a drain time that a loaded machine does not reach. */
    static ChainRig patient(String... modules) {
        return new ChainRig(settings(List.of(modules), Map.of(), true, false, Duration.ofMinutes(1)));
    }

    private ChainSettings settings(ChainSettings given) {
        return new ChainSettings(
                new InterfaceCatalog(List.of(fake.idl)),
                given.offered().isEmpty() ? List.of() : List.of(fake.offered),
                given.modules(),
                given.servers(),
                given.isRelaying(),
                given.isPrinting(),
                given.limits(),
                given.identity(),
                name -> Optional.ofNullable(options.get(name)));
    }

    /** A proxy with these modules in its configuration, none of them deployed. */
    static ChainRig relaying(String... modules) {
        return new ChainRig(settings(List.of(modules), Map.of(), true, false));
    }

    static ChainRig printing(String... modules) {
        return new ChainRig(settings(List.of(modules), Map.of(), true, true));
    }

    static ChainRig serving(String... modules) {
        return new ChainRig(settings(List.of(modules), Map.of(), false, false));
    }

    static ChainRig servedBy(String server) {
        return new ChainRig(settings(List.of(), Map.of("fake", server), true, false));
    }

    private static ChainSettings settings(
            List<String> modules, Map<String, String> servers, boolean isRelaying, boolean isPrinting) {
        return settings(modules, servers, isRelaying, isPrinting, Duration.ofMillis(200));
    }

    private static ChainSettings settings(
            List<String> modules,
            Map<String, String> servers,
            boolean isRelaying,
            boolean isPrinting,
            Duration drainTime) {
        return new ChainSettings(
                new InterfaceCatalog(List.of()),
                List.of(new FakeInterface().offered),
                modules,
                servers,
                isRelaying,
                isPrinting,
                limits(drainTime),
                new ProxyIdentity("PROXY", "EXAMPLE", "example.com"),
                name -> Optional.empty());
    }

    /** Two calls and ten bytes ahead; four pending calls; 60 s for the relay. */
    private static Limits limits(Duration drainTime) {
        Limits defaults = Limits.DEFAULT;
        return new Limits(
                defaults.connections(),
                defaults.connectionsPerAddress(),
                defaults.fragmentBytes(),
                defaults.requestBytes(),
                defaults.bindContexts(),
                defaults.securityContexts(),
                4,
                defaults.handshakeTime(),
                defaults.idleTime(),
                Duration.ofSeconds(60),
                drainTime,
                2,
                10);
    }

    ModuleRegistration deploy(String name, ProxyModule module) {
        return deploy(name, module, InterfaceFilter.of("fake"));
    }

    ModuleRegistration deploy(String name, ProxyModule module, InterfaceFilter filter) {
        ModuleRegistration registration = registration(name, module, filter);
        try {
            registry.join(registration);
        } catch (ModuleException e) {
            throw new AssertionError(e);
        }
        return registration;
    }

    static ModuleRegistration registration(String name, ProxyModule module, InterfaceFilter filter) {
        return new ModuleRegistration(name, filter, Hook.overriddenBy(module.getClass()), BeanSource.of(module));
    }

    ServerRegistration deployServer(String name, boolean isBlocking, RpcServer server) {
        ServerRegistration registration = new ServerRegistration(name, "fake", isBlocking, true, BeanSource.of(server));
        try {
            registry.join(registration);
        } catch (ModuleException e) {
            throw new AssertionError(e);
        }
        return registration;
    }

    FakeInboundCall call(int opnum, String stub) {
        return dispatch(client.call(opnum, stub));
    }

    FakeInboundCall dispatch(FakeInboundCall call) {
        chain.dispatch(call);
        return call;
    }

    /** A second client. */
    FakeAssociation connect() {
        return new FakeAssociation(loop.eventLoop());
    }

    private void queue(Runnable task) {
        if (work.size() >= workRoom) {
            throw new RejectedExecutionException("full");
        }
        work.add(task);
    }

    /** Runs what waits on the workers, then what waits on the event loop. */
    void work() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
            runEventLoop();
        }
    }

    void runEventLoop() {
        loop.runPendingTasks();
    }

    void pass(Duration time) {
        loop.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        loop.runScheduledPendingTasks();
    }
}
