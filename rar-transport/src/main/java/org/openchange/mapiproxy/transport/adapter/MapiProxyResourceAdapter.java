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
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.transaction.xa.XAResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openchange.mapiproxy.config.ConfigurationException;
import org.openchange.mapiproxy.config.Overrides;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.transport.cluster.InfinispanSlotGrid;
import org.openchange.mapiproxy.transport.runtime.ProxyRuntime;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;
import org.openchange.mapiproxy.transport.session.SlotGrid;

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

    /** So many run at a time. WildFly's work manager has 50 threads. */
    private static final int WORKERS = 40;

    private final transient Activations activations = new Activations();
    private transient volatile ProxyRuntime runtime;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            ProxySettings settings = ProxySettings.load(Overrides.of(ConfigProvider.getConfig()));
            Executor workers = new WorkExecutor(context.getWorkManager(), WORK, WORKERS);
            run(ProxyRuntime.start(settings, workers, grid(settings, workers)));
        } catch (ConfigurationException | IOException e) {
            // The container says it too, but in the midst of a page of its own.
            LOGGER.log(Level.ERROR, () -> "not started: " + e.getMessage());
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    private static SlotGrid grid(ProxySettings settings, Executor workers) {
        return settings.cluster()
                .<SlotGrid>map(
                        cluster -> new InfinispanSlotGrid(settings.node(), cluster, ContainerCaches::find, workers))
                .orElseGet(() -> new LocalSlotGrid(settings.node()));
    }

    /** Takes a running proxy over, until {@link #stop}. */
    void run(ProxyRuntime started) {
        runtime = started;
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
        ProxyRuntime running = runtime().orElseThrow(() -> new NotSupportedException("the adapter is not started"));
        activations.activate(running.chain(), factory, spec);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        activations.deactivate(factory);
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
