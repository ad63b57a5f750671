/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.SecurityInitiator;

/**
 * How upstream is reached.
 *
 * @param binding where it is and how it is spoken to
 * @param initiator the account; empty to bind without authentication, whatever the flags of the binding say
 * @param limits {@code fragmentBytes}, {@code requestBytes} (also of an answer), {@code pendingCalls}, {@code handshakeTime} and {@code
 *     relayTime} are used
 * @param connectTime until TCP has connected to one address
 * @param endpointTime how long an answer of the endpoint mapper is believed
 * @param endpointMapperPort port of the upstream's endpoint mapper
 */
public record RelaySettings(
        BindingString binding,
        Optional<SecurityInitiator> initiator,
        Limits limits,
        Duration connectTime,
        Duration endpointTime,
        int endpointMapperPort) {

    /** Of an endpoint mapper, [MS-RPCE] 2.1.1.1. */
    public static final int ENDPOINT_MAPPER_PORT = 135;

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration ENDPOINT_TIME = Duration.ofSeconds(60);

    public RelaySettings {
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(initiator, "initiator");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(connectTime, "connectTime");
        Objects.requireNonNull(endpointTime, "endpointTime");
        binding.localAddress().filter(address -> !isAddress(address)).ifPresent(address -> {
            throw new IllegalArgumentException(
                    "binding \"" + binding + "\": localaddress \"" + address + "\" is not an IP address");
        });
    }

    public RelaySettings(BindingString binding, Optional<SecurityInitiator> initiator, Limits limits) {
        this(binding, initiator, limits, CONNECT_TIME, ENDPOINT_TIME, ENDPOINT_MAPPER_PORT);
    }

    /** The same towards another server. */
    public RelaySettings withBinding(BindingString other) {
        return new RelaySettings(other, initiator, limits, connectTime, endpointTime, endpointMapperPort);
    }

    /** The same as a user who delegated Kerberos to us, which is the mechanism then unless the binding names one. */
    RelaySettings asDelegate(SecurityInitiator delegate) {
        BindingString to = binding.authType().isPresent() ? binding : binding.with(BindingString.Flag.KRB5);
        return new RelaySettings(to, Optional.of(delegate), limits, connectTime, endpointTime, endpointMapperPort);
    }

    /** As whom connections are made; empty without authentication. */
    String user() {
        return initiator.map(Object::toString).orElse("");
    }

    /** The settings for asking the server's endpoint mapper: its port, and no authentication, which none wants for ept_map. */
    RelaySettings forEndpointMapper() {
        return new RelaySettings(
                binding.withEndpoint(endpointMapperPort),
                Optional.empty(),
                limits,
                connectTime,
                endpointTime,
                endpointMapperPort);
    }

    /** None without credentials; with them what the flags ask for, and connect when they ask for nothing. */
    AuthLevel level() {
        return initiator.isEmpty() ? AuthLevel.NONE : binding.authLevel().orElse(AuthLevel.CONNECT);
    }

    /** What the flags ask for. Without a flag SPNEGO, which is given up for plain NTLMSSP if the server does not know it, as Samba does. */
    AuthType type() {
        return binding.authType().orElse(AuthType.SPNEGO);
    }

    /** Whether {@link #type} is our choice, so that another may be tried. */
    boolean typeIsOurs() {
        return binding.authType().isEmpty();
    }

    /** Byte order of the PDUs and stubs that are made here rather than passed on. */
    ByteOrder byteOrder() {
        return binding.has(BindingString.Flag.BIGENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /**
     * The principal to authenticate: that of the binding, or the service class of the interface on the host. Empty for a host that is known
     * by address only, which has no principal; Kerberos when asked for by name gets one nevertheless, so that its failure says why.
     */
    Optional<String> targetPrincipal(SyntaxId interfaceId, AuthType type) {
        String host = binding.authenticationHost();
        if (binding.targetPrincipal().isPresent()) {
            return binding.targetPrincipal();
        }
        boolean nameless = isAddress(host) && type != AuthType.KERBEROS;
        return nameless ? Optional.empty() : Optional.of(ServiceClass.of(interfaceId) + "/" + host);
    }

    private static boolean isAddress(String host) {
        return UpstreamChannels.address(host).isPresent();
    }
}
