/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openchange.mapiproxy.config.ConfigurationException;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.transport.chain.ChainRegistry;
import org.openchange.mapiproxy.transport.chain.Hook;
import org.openchange.mapiproxy.transport.chain.ModuleRegistration;
import org.openchange.mapiproxy.transport.chain.ServerRegistration;
import org.openchange.mapiproxy.transport.runtime.ProxyRuntime;

/**
 * Starts and stops the proxy with the container, and leads message-driven beans into the chain and out of it. A configuration that is wrong,
 * or a port that cannot be had, stops the deployment and says why.
 */
@Connector(
        displayName = "MAPIProxy",
        vendorName = "OpenChange",
        eisType = "ExchangeRPC",
        version = "0.1",
        transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public class MapiProxyResourceAdapter implements ResourceAdapter, Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(MapiProxyResourceAdapter.class.getName());

    /** Server beans that may wait, and whatever else needs a thread: so many at a time, waiting and running. */
    private static final int WORK = 256;

    private final transient Map<MessageEndpointFactory, Consumer<ChainRegistry>> departures = new IdentityHashMap<>();
    private transient volatile ProxyRuntime runtime;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            ProxySettings settings = ProxySettings.load(Overrides.of(ConfigProvider.getConfig()));
            runtime = ProxyRuntime.start(settings, new WorkExecutor(context.getWorkManager(), WORK));
        } catch (ConfigurationException | IOException e) {
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        ProxyRuntime stopping = runtime;
        runtime = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        Optional<ProxyRuntime> running = runtime();
        if (running.isEmpty()) {
            throw new NotSupportedException("the adapter is not started");
        }
        spec.validate();
        ChainRegistry registry = running.get().chain();
        try {
            Consumer<ChainRegistry> departure;
            if (spec instanceof ProxyModuleActivationSpec module) {
                departure = activate(registry, factory, module);
            } else if (spec instanceof RpcServerActivationSpec server) {
                departure = activate(registry, factory, server);
            } else {
                throw new NotSupportedException("not an activation of this adapter: " + spec.getClass());
            }
            synchronized (departures) {
                departures.put(factory, departure);
            }
        } catch (ModuleException e) {
            LOGGER.log(Level.ERROR, () -> "activation refused: " + e.getMessage());
            throw new ResourceException(e.getMessage(), e);
        }
    }

    private static Consumer<ChainRegistry> activate(
            ChainRegistry registry, MessageEndpointFactory factory, ProxyModuleActivationSpec spec)
            throws ResourceException, ModuleException {
        ProxyModuleActivationSpec.Properties properties = spec.read();
        ModuleRegistration registration = new ModuleRegistration(
                properties.name(),
                properties.filter(),
                Hook.overriddenBy(factory.getEndpointClass()),
                new EndpointBeans<>(factory, ProxyModule.class));
        registry.join(registration);
        return chain -> chain.leave(registration);
    }

    private static Consumer<ChainRegistry> activate(
            ChainRegistry registry, MessageEndpointFactory factory, RpcServerActivationSpec spec)
            throws ResourceException, ModuleException {
        RpcServerActivationSpec.Properties properties = spec.read();
        ServerRegistration registration = new ServerRegistration(
                properties.name(),
                properties.interfaceName(),
                properties.isBlocking(),
                Hook.UNBIND.isOverriddenBy(factory.getEndpointClass()),
                new EndpointBeans<>(factory, RpcServer.class));
        registry.join(registration);
        return chain -> chain.leave(registration);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Consumer<ChainRegistry> departure;
        synchronized (departures) {
            departure = departures.remove(factory);
        }
        ProxyRuntime running = runtime;
        if (departure != null && running != null) {
            departure.accept(running.chain());
        }
    }

    /** The proxy; empty before the start and after the stop. */
    Optional<ProxyRuntime> runtime() {
        return Optional.ofNullable(runtime);
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
