/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.SlotKey;

/**
 * Which modules and servers are deployed, and the chain that follows from it. A module that the configuration lists has to have been there
 * once before any call passes; one that was there and was undeployed is out of the chain until it comes back. Thread-safe.
 */
public final class ChainRegistry {
    private static final Logger LOGGER = System.getLogger(ChainRegistry.class.getName());

    private final ChainSettings settings;
    private final ChainBuilder builder;
    private final Map<String, ActiveModule> modules = new LinkedHashMap<>();
    private final Map<ServerRegistration, ActiveServer> servers = new LinkedHashMap<>();
    private final ModuleAttendance attendance;
    private final List<Runnable> changeActions = new CopyOnWriteArrayList<>();
    private volatile ChainSnapshot snapshot;

    public ChainRegistry(ChainSettings settings) {
        this.settings = settings;
        this.builder = new ChainBuilder(settings);
        this.attendance = new ModuleAttendance(settings.modules());
        publish();
    }

    ChainSnapshot snapshot() {
        return snapshot;
    }

    ChainSettings settings() {
        return settings;
    }

    /** Runs after every arrival and departure, on the thread that brought it about. */
    public void onChange(Runnable action) {
        changeActions.add(action);
    }

    private void tellOfChange() {
        changeActions.forEach(Runnable::run);
    }

    /** Reads an interface name or {@code UUID/MAJOR.MINOR}; empty when it is neither. */
    public Optional<OfferedInterface> resolve(String interfaceName) {
        return settings.catalog().resolve(interfaceName);
    }

    public ChainStatus status() {
        return new ChainStatus(settings.modules(), snapshot);
    }

    /** What the first active module or server that has it keeps in its context's slots under this key. */
    public <T> Optional<T> find(SlotKey<T> key) {
        ChainSnapshot chain = snapshot;
        return Stream.<ActiveBean<?>>concat(chain.modules().stream(), chain.servers().stream())
                .flatMap(bean -> bean.context().slots().get(key).stream())
                .findFirst();
    }

    /** What clients can bind to at present. */
    public List<OfferedInterface> interfaces() {
        return snapshot.interfaces().stream().map(InterfaceRoutes::offered).toList();
    }

    /**
     * Takes a module into the chain, after its {@code init}. One that the configuration does not list is not even initialised, since its
     * options may be missing for that reason.
     *
     * @throws ModuleException if it refuses, if its name is taken, or if it names an interface that does not exist
     */
    public void join(ModuleRegistration registration) throws ModuleException {
        int position = settings.modules().indexOf(registration.name());
        if (position < 0) {
            LOGGER.log(
                    Level.INFO,
                    () -> "module \"" + registration.name()
                            + "\" is deployed, but dcerpc_mapiproxy:modules does not list it: it stays out of the chain");
            return;
        }
        ActiveModule module = new ActiveModule(registration, position, new BeanContext(registration.name(), settings));
        try {
            checkInterfaces(registration);
            admit(module);
        } catch (ModuleException e) {
            attendance.refused(registration.name(), e.getMessage());
            throw e;
        }
        LOGGER.log(
                Level.INFO,
                () -> "module \"" + registration.name() + "\" registered for "
                        + String.join(", ", registration.filter().interfaces()) + ": "
                        + String.join(", ", Hook.names(registration.hooks())));
        tellOfChange();
    }

    private void checkInterfaces(ModuleRegistration registration) throws ModuleException {
        for (String name : registration.filter().interfaces()) {
            if (!name.equals(InterfaceFilter.ANY)
                    && settings.catalog().resolve(name).isEmpty()) {
                throw unknownInterface("module \"" + registration.name() + "\"", name);
            }
        }
    }

    private void admit(ActiveModule module) throws ModuleException {
        synchronized (this) {
            if (modules.containsKey(module.name())) {
                throw new ModuleException(
                        FaultStatus.CANNOT_PERFORM, module + " is deployed already; undeploy the other one first");
            }
        }
        initialise(module, module::init);
        synchronized (this) {
            if (modules.putIfAbsent(module.name(), module) != null) {
                throw new ModuleException(FaultStatus.CANNOT_PERFORM, module + " was deployed twice at the same time");
            }
            attendance.joined(module.name());
            publish();
        }
    }

    /** Takes a module out of the chain between calls, and waits, for the drain time at most, for those that it has seen already. */
    public void leave(ModuleRegistration registration) {
        ActiveModule leaving;
        synchronized (this) {
            leaving = modules.get(registration.name());
            if (leaving == null || leaving.registration() != registration) {
                registration.beans().close();
                return;
            }
            modules.remove(registration.name());
            attendance.left(registration.name());
            publish();
        }
        tellOfChange();
        drain(leaving);
    }

    /**
     * Takes a server, after its {@code init}.
     *
     * @throws ModuleException if it refuses, or if its interface does not exist
     */
    public void join(ServerRegistration registration) throws ModuleException {
        OfferedInterface offered = settings.catalog()
                .resolve(registration.interfaceName())
                .orElseThrow(
                        () -> unknownInterface("server \"" + registration.name() + "\"", registration.interfaceName()));
        if (!builder.wants(registration.name(), offered)) {
            LOGGER.log(
                    Level.INFO,
                    () -> "server \"" + registration.name() + "\" is deployed, but the configuration has "
                            + offered.name() + " answered by another: it stays unused");
            return;
        }
        ActiveServer server = new ActiveServer(registration, offered, new BeanContext(registration.name(), settings));
        initialise(server, server::init);
        synchronized (this) {
            servers.put(registration, server);
            publish();
        }
        LOGGER.log(Level.INFO, () -> "server \"" + registration.name() + "\" registered for " + offered.name());
        tellOfChange();
    }

    /** Takes a server away between calls, and waits, for the drain time at most, for those that it is serving. */
    public void leave(ServerRegistration registration) {
        ActiveServer leaving;
        synchronized (this) {
            leaving = servers.remove(registration);
            publish();
        }
        if (leaving == null) {
            registration.beans().close();
        } else {
            tellOfChange();
            drain(leaving);
        }
    }

    private void drain(ActiveBean<?> leaving) {
        long left = leaving.leave(settings.limits().drainTime());
        LOGGER.log(
                left == 0 ? Level.INFO : Level.WARNING,
                () -> leaving + " left" + (left == 0 ? "" : "; " + left + " calls under way go on without it"));
    }

    /** Every reason why calls are refused or pass incompletely at present, one sentence each. */
    public synchronized List<String> notReady() {
        List<String> reasons = new ArrayList<>(attendance.absences());
        for (InterfaceRoutes routes : snapshot.interfaces()) {
            if (routes.answeredBy().isEmpty()) {
                reasons.add(builder.whyUnanswered(routes.offered()));
            }
        }
        return reasons;
    }

    private void publish() {
        snapshot = builder.build(List.copyOf(modules.values()), List.copyOf(servers.values()), attendance.isComplete());
    }

    private static void initialise(ActiveBean<?> bean, Initialisation initialisation) throws ModuleException {
        try {
            initialisation.run();
        } catch (ModuleException e) {
            bean.close();
            throw e;
        } catch (RuntimeException e) {
            bean.close();
            throw new ModuleException(FaultStatus.CANNOT_PERFORM, bean + " failed to initialise: " + e, e);
        }
    }

    private static ModuleException unknownInterface(String who, String name) {
        return new ModuleException(
                FaultStatus.CANNOT_PERFORM,
                who + " names the interface \"" + name + "\": neither a known name, nor UUID/MAJOR.MINOR, nor any");
    }

    @FunctionalInterface
    private interface Initialisation {
        void run() throws ModuleException;
    }
}
