/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * A string binding of C706 chapter 3.1.1 with the options of Samba: {@code [OBJECT@]ncacn_ip_tcp:HOST[ENDPOINT,flag,option=value]}. The part in
 * brackets may be empty or missing; flags are compared without regard to case.
 *
 * @param object object UUID of every call; usually empty
 * @param host a name, an IPv4 address or an IPv6 address, without brackets
 * @param endpoint TCP port; empty to ask the endpoint mapper of the host
 * @param flags what was asked for
 * @param localAddress {@code localaddress=}: address to connect from
 * @param targetHostname {@code target_hostname=}: the server's name for authentication, where it differs from the host
 * @param targetPrincipal {@code target_principal=}: the server's principal for authentication
 * @param ignored options that Samba knows and that have no meaning here, as they were written
 */
public record BindingString(
        Optional<UUID> object,
        String host,
        OptionalInt endpoint,
        Set<Flag> flags,
        Optional<String> localAddress,
        Optional<String> targetHostname,
        Optional<String> targetPrincipal,
        List<String> ignored) {

    /** The only protocol sequence that is spoken. */
    public static final String PROTOCOL_SEQUENCE = "ncacn_ip_tcp";

    /** A flag of the part in brackets. */
    public enum Flag {
        CONNECT,
        PACKET,
        SIGN,
        SEAL,
        NTLM,
        SPNEGO,
        KRB5,
        /** What the proxy itself encodes goes out in big-endian byte order. */
        BIGENDIAN,
        /** Every call is printed to the log. */
        PRINT;

        static Optional<Flag> of(String text) {
            return Arrays.stream(values())
                    .filter(flag -> flag.name().equalsIgnoreCase(text))
                    .findFirst();
        }

        /** As it is written in a binding string. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BindingString {
        Objects.requireNonNull(object, "object");
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the binding names no host");
        }
        endpoint.ifPresent(BindingString::requirePort);
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
        Objects.requireNonNull(localAddress, "localAddress");
        Objects.requireNonNull(targetHostname, "targetHostname");
        Objects.requireNonNull(targetPrincipal, "targetPrincipal");
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a string binding.
     *
     * @throws IllegalArgumentException if it is malformed or asks for what is not available; the message names what is wrong and what is
     *     allowed
     */
    public static BindingString parse(String text) {
        return new BindingStringReader(text).read();
    }

    /** A binding without object, flags and options. */
    public static BindingString of(String host, int endpoint) {
        return new BindingString(
                Optional.empty(),
                host,
                OptionalInt.of(endpoint),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same binding to another port. */
    public BindingString withEndpoint(int port) {
        return new BindingString(
                object, host, OptionalInt.of(port), flags, localAddress, targetHostname, targetPrincipal, ignored);
    }

    /** The same binding with one more flag. */
    public BindingString with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new BindingString(object, host, endpoint, more, localAddress, targetHostname, targetPrincipal, ignored);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** The level that the flags ask for, the strongest of several; empty when they ask for none. */
    public Optional<AuthLevel> authLevel() {
        if (has(Flag.SEAL)) {
            return Optional.of(AuthLevel.PRIVACY);
        }
        if (has(Flag.SIGN)) {
            return Optional.of(AuthLevel.INTEGRITY);
        }
        if (has(Flag.PACKET)) {
            return Optional.of(AuthLevel.PACKET);
        }
        return has(Flag.CONNECT) ? Optional.of(AuthLevel.CONNECT) : Optional.empty();
    }

    /** The security provider that the flags ask for; SPNEGO before Kerberos before NTLM when there are several, as in Samba. */
    public Optional<AuthType> authType() {
        if (has(Flag.SPNEGO)) {
            return Optional.of(AuthType.SPNEGO);
        }
        if (has(Flag.KRB5)) {
            return Optional.of(AuthType.KERBEROS);
        }
        return has(Flag.NTLM) ? Optional.of(AuthType.NTLMSSP) : Optional.empty();
    }

    /** The name under which the server is authenticated. */
    public String authenticationHost() {
        return targetHostname.orElse(host);
    }

    static void requirePort(int port) {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("endpoint " + port + ": a TCP port is 1 to 65535");
        }
    }

    /** The binding string; {@link #parse} reads it back to an equal binding. */
    @Override
    public String toString() {
        StringJoiner options = new StringJoiner(",");
        if (endpoint.isPresent()) {
            options.add(Integer.toString(endpoint.getAsInt()));
        }
        flags.forEach(flag -> options.add(flag.text()));
        localAddress.ifPresent(value -> options.add(BindingStringReader.LOCAL_ADDRESS + "=" + value));
        targetHostname.ifPresent(value -> options.add(BindingStringReader.TARGET_HOSTNAME + "=" + value));
        targetPrincipal.ifPresent(value -> options.add(BindingStringReader.TARGET_PRINCIPAL + "=" + value));
        ignored.forEach(options::add);
        String prefix = object.map(uuid -> uuid + "@").orElse("") + PROTOCOL_SEQUENCE + ":" + host;
        return options.length() == 0 ? prefix : prefix + "[" + options + "]";
    }
}
