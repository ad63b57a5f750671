/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;

/** Makes the relays to one upstream. Thread-safe; keeps no connection of its own. */
public final class UpstreamRelayFactory implements Relay.Factory {
    private final RelayEnvironment environment;
    private final boolean delegated;

    /**
     * @param workers for name resolution and Kerberos, which may block; bounded, and refusing with RejectedExecutionException when full
     */
    public UpstreamRelayFactory(RelaySettings settings, TransportCounters counters, Executor workers) {
        this(settings, counters, workers, false);
    }

    /** @param delegated whether calls are relayed as the client, with what it delegated, instead of the account of the settings */
    public UpstreamRelayFactory(
            RelaySettings settings, TransportCounters counters, Executor workers, boolean delegated) {
        this.delegated = delegated;
        this.environment = RelayEnvironment.of(settings, counters, workers, ByteBufAllocator.DEFAULT);
    }

    @Override
    public Relay open(Association association) {
        return new UpstreamRelay(environment, association, delegated);
    }
}
