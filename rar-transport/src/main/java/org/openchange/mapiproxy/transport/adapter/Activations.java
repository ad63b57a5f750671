/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.Map;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.transport.chain.ChainRegistry;
import org.openchange.mapiproxy.transport.chain.Hook;
import org.openchange.mapiproxy.transport.chain.ModuleRegistration;
import org.openchange.mapiproxy.transport.chain.ServerRegistration;

/** Which message-driven bean is which module or server. The container names an activation by its factory only. Thread-safe. */
final class Activations {
    private static final Logger LOGGER = System.getLogger(Activations.class.getName());

    private final Map<MessageEndpointFactory, Runnable> departures = new IdentityHashMap<>();

    /**
     * Leads a bean into the chain.
     *
     * @throws ResourceException if its properties are wrong, or if it refuses its configuration; the deployment fails then
     */
    void activate(ChainRegistry chain, MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        Runnable departure;
        try {
            departure = join(chain, factory, spec);
        } catch (ModuleException e) {
            LOGGER.log(
                    Level.ERROR, () -> "activation of " + factory.getEndpointClass() + " refused: " + e.getMessage());
            throw new ResourceException(e.getMessage(), e);
        }
        synchronized (departures) {
            departures.put(factory, departure);
        }
    }

    private static Runnable join(ChainRegistry chain, MessageEndpointFactory factory, ActivationSpec spec)
            throws ResourceException, ModuleException {
        if (spec instanceof ProxyModuleActivationSpec module) {
            ModuleRegistration registration = registration(factory, module.read());
            chain.join(registration);
            return () -> chain.leave(registration);
        }
        if (spec instanceof RpcServerActivationSpec server) {
            ServerRegistration registration = registration(factory, server.read());
            chain.join(registration);
            return () -> chain.leave(registration);
        }
        throw new NotSupportedException("not an activation of this adapter: " + spec.getClass());
    }

    private static ModuleRegistration registration(
            MessageEndpointFactory factory, ProxyModuleActivationSpec.Properties properties) {
        return new ModuleRegistration(
                properties.name(),
                properties.filter(),
                Hook.overriddenBy(factory.getEndpointClass()),
                new EndpointBeans<>(factory, ProxyModule.class));
    }

    private static ServerRegistration registration(
            MessageEndpointFactory factory, RpcServerActivationSpec.Properties properties) {
        return new ServerRegistration(
                properties.name(),
                properties.interfaceName(),
                properties.isBlocking(),
                Hook.UNBIND.isOverriddenBy(factory.getEndpointClass()),
                new EndpointBeans<>(factory, RpcServer.class));
    }

    /** Leads a bean out of the chain, and waits for the calls that need it, for the drain time at most. */
    void deactivate(MessageEndpointFactory factory) {
        Runnable departure;
        synchronized (departures) {
            departure = departures.remove(factory);
        }
        if (departure != null) {
            departure.run();
        }
    }
}
