/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.runtime;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.config.UpstreamCredentials;
import org.openchange.mapiproxy.config.UpstreamIdentity;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.domain.MachineInitiator;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.chain.OfferedInterface;
import org.openchange.mapiproxy.transport.relay.RelaySettings;
import org.openchange.mapiproxy.transport.relay.RpcConnections;
import org.openchange.mapiproxy.transport.relay.UpstreamRelayFactory;

/** The ways to the real server: the relay of clients' calls, and connections of our own. Thread-safe. */
final class Upstream {
    private final Optional<BindingString> binding;
    private final Optional<SecurityInitiator> initiator;
    private final UpstreamIdentity identity;
    private final Limits limits;
    private final TransportCounters counters;
    private final EventLoopGroup loops;
    private final Executor workers;
    private final Optional<RpcConnections> connections;

    /** @param workers for what may block; see {@link UpstreamRelayFactory} */
    Upstream(ProxySettings settings, TransportCounters counters, EventLoopGroup loops, Executor workers) {
        this.binding = settings.proxy().binding();
        String realm = settings.identity().realm();
        this.identity = settings.proxy().identity();
        this.initiator = identity == UpstreamIdentity.MACHINE_ACCOUNT
                ? Optional.of(new MachineInitiator(new MachineAccountFile(settings.dataDirectory())))
                : settings.proxy().credentials().map(credentials -> initiator(credentials, realm));
        this.limits = settings.limits();
        this.counters = counters;
        this.loops = loops;
        this.workers = workers;
        this.connections = binding.map(this::connections);
    }

    /** NTLM, and Kerberos where a realm is set. */
    private static SecurityInitiator initiator(UpstreamCredentials credentials, String realm) {
        char[] password = credentials.password().reveal().toCharArray();
        try {
            return SecurityProviders.initiator(credentials.username(), password, credentials.domain(), realm);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private RelaySettings settings(BindingString to) {
        return new RelaySettings(to, initiator, limits);
    }

    private RpcConnections connections(BindingString to) {
        return new RpcConnections(settings(to), counters, loops, workers);
    }

    /** The relay of clients' calls; without a binding nothing is ever relayed. */
    Relay.Factory relays() {
        if (binding.isEmpty()) {
            return association -> {
                throw new IllegalStateException("dcerpc_mapiproxy:binding is not set");
            };
        }
        return new UpstreamRelayFactory(
                settings(binding.get()), counters, workers, identity == UpstreamIdentity.DELEGATED);
    }

    /**
     * Binds to an interface.
     *
     * @param to empty for the configured upstream
     * @throws IOException if it cannot be reached or refuses, or if there is none
     */
    RpcConnection connect(OfferedInterface wanted, Optional<String> to) throws IOException {
        if (to.isPresent()) {
            return connections(parse(to.get())).connect(wanted.id(), wanted.idl());
        }
        RpcConnections configured =
                connections.orElseThrow(() -> new IOException("dcerpc_mapiproxy:binding is not set"));
        return configured.connect(wanted.id(), wanted.idl());
    }

    private static BindingString parse(String text) throws IOException {
        try {
            return BindingString.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
