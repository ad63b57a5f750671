/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.config.ConfFile;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.transport.chain.BeanSource;
import org.openchange.mapiproxy.transport.chain.Hook;
import org.openchange.mapiproxy.transport.chain.InterfaceFilter;
import org.openchange.mapiproxy.transport.chain.ModuleRegistration;
import org.openchange.mapiproxy.transport.chain.ServerRegistration;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;

/**
 * A whole proxy without a container, for tests and benchmarks: {@code StandaloneProxy FILE [name=ModuleClass ...]}. Options come from the file,
 * from system properties and from the environment. Ends with the process.
 */
public final class StandaloneProxy implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(StandaloneProxy.class.getName());
    private static final int WORKERS = 8;
    private static final int QUEUE = 256;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), StandaloneProxy::thread);
    private final ProxyRuntime runtime;

    private StandaloneProxy(ProxySettings settings) throws IOException {
        workers.allowCoreThreadTimeOut(true);
        runtime = ProxyRuntime.start(settings, workers, new LocalSlotGrid(settings.node()));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mapiproxy-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a proxy with this configuration. */
    public static StandaloneProxy start(ProxySettings settings) throws IOException {
        return new StandaloneProxy(settings);
    }

    /** Starts a proxy with the configuration of a file. */
    public static StandaloneProxy start(Path file) throws IOException {
        return start(ProxySettings.load(ConfFile.read(file), Overrides.ofProcess()));
    }

    public static void main(String[] args) throws Exception {
        StandaloneProxy proxy = start(Path.of(args[0]));
        for (String module : Arrays.asList(args).subList(1, args.length)) {
            String[] nameAndClass = module.split("=", 2);
            Object bean = Class.forName(nameAndClass[1]).getConstructor().newInstance();
            proxy.deploy(nameAndClass[0], (ProxyModule) bean, InterfaceFilter.of(InterfaceFilter.ANY));
        }
        LOGGER.log(Level.INFO, () -> "listening: " + proxy.runtime().status().listeners());
        Runtime.getRuntime().addShutdownHook(new Thread(proxy::close));
        new CountDownLatch(1).await();
    }

    /** Puts a module into the chain; the result takes it out again. */
    public Runnable deploy(String name, ProxyModule module, InterfaceFilter filter) throws ModuleException {
        Set<Hook> hooks = Hook.overriddenBy(module.getClass());
        ModuleRegistration registration = new ModuleRegistration(name, filter, hooks, BeanSource.of(module));
        runtime.chain().join(registration);
        return () -> runtime.chain().leave(registration);
    }

    /** Lets a server answer an interface; the result takes it away again. */
    public Runnable deploy(String name, String interfaceName, boolean isBlocking, RpcServer server)
            throws ModuleException {
        ServerRegistration registration =
                new ServerRegistration(name, interfaceName, isBlocking, true, BeanSource.of(server));
        runtime.chain().join(registration);
        return () -> runtime.chain().leave(registration);
    }

    public ProxyRuntime runtime() {
        return runtime;
    }

    /** The port of a listener, {@code epmapper} or {@code rpc}. */
    public int port(String listener) {
        return runtime.status().listeners().stream()
                .filter(each -> each.name().equals(listener))
                .findFirst()
                .orElseThrow()
                .port();
    }

    @Override
    public void close() {
        runtime.close();
        workers.shutdown();
    }
}
