/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one {@link BindingString}. */
final class BindingStringReader {
    static final String LOCAL_ADDRESS = "localaddress";
    static final String TARGET_HOSTNAME = "target_hostname";
    static final String TARGET_PRINCIPAL = "target_principal";

    private static final String ENDPOINT = "endpoint";
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_HOST_LENGTH = 255;

    /** Protocol sequences of C706 appendix I and [MS-RPCE] 2.1 that exist elsewhere. */
    private static final Set<String> OTHER_SEQUENCES = Set.of(
            "ncacn_np", "ncacn_http", "ncalrpc", "ncadg_ip_udp", "ncacn_unix_stream", "ncacn_spx", "ncacn_nb_tcp");

    /** Flags that change nothing in what we send: NDR 2.0 over TCP, checked always. */
    private static final Set<String> IGNORED_FLAGS = Set.of("padcheck", "validate", "smb1", "smb2", "ndr64");

    private static final Set<String> IGNORED_OPTIONS = Set.of("assoc_group_id", "client", "netbios_name");

    private final String text;
    private final Set<BindingString.Flag> flags = EnumSet.noneOf(BindingString.Flag.class);
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> ignored = new ArrayList<>();

    BindingStringReader(String text) {
        this.text = text.strip();
    }

    BindingString read() {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a binding string has at most " + MAX_LENGTH + " characters, not " + text.length());
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw refused(
                    "it has no protocol sequence; write " + BindingString.PROTOCOL_SEQUENCE + ":HOST[ENDPOINT,flags]");
        }
        int at = text.indexOf('@');
        boolean hasObject = at >= 0 && at < colon;
        Optional<UUID> object = hasObject ? Optional.of(readObject(text.substring(0, at))) : Optional.empty();
        requireSequence(text.substring(hasObject ? at + 1 : 0, colon));
        String host = readHost(text.substring(colon + 1));
        return new BindingString(
                object,
                host,
                readEndpoint(),
                flags,
                Optional.ofNullable(values.get(LOCAL_ADDRESS)),
                Optional.ofNullable(values.get(TARGET_HOSTNAME)),
                Optional.ofNullable(values.get(TARGET_PRINCIPAL)),
                ignored);
    }

    private UUID readObject(String object) {
        try {
            if (object.length() == 36) {
                return UUID.fromString(object);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(message("\"" + object + "\" is not an object UUID"), e);
        }
        throw refused("\"" + object + "\" is not an object UUID");
    }

    private void requireSequence(String sequence) {
        String name = sequence.toLowerCase(Locale.ROOT);
        if (name.equals(BindingString.PROTOCOL_SEQUENCE)) {
            return;
        }
        throw refused(
                OTHER_SEQUENCES.contains(name)
                        ? "protocol sequence \"" + name + "\" is not available; allowed is "
                                + BindingString.PROTOCOL_SEQUENCE
                        : "protocol sequence \"" + sequence + "\" is not known; allowed is "
                                + BindingString.PROTOCOL_SEQUENCE);
    }

    /** Takes the host, and the options behind it. An IPv6 address stands bare, as in Samba, or in brackets, as in a URL. */
    private String readHost(String rest) {
        String host;
        String options;
        if (rest.startsWith("[") && rest.indexOf(']') > 0 && isIpv6(rest.substring(1, rest.indexOf(']')))) {
            host = rest.substring(1, rest.indexOf(']'));
            options = rest.substring(rest.indexOf(']') + 1);
        } else {
            int bracket = rest.indexOf('[');
            host = bracket < 0 ? rest : rest.substring(0, bracket);
            options = bracket < 0 ? "" : rest.substring(bracket);
        }
        requireHost(host);
        if (!options.isEmpty()) {
            readOptions(options);
        }
        return host;
    }

    private static boolean isIpv6(String host) {
        return host.indexOf(':') >= 0
                && host.chars().allMatch(c -> c == '%' || c == '.' || c == ':' || Character.isLetterOrDigit(c));
    }

    private void requireHost(String host) {
        if (host.isEmpty()) {
            throw refused("it names no host");
        }
        boolean legal = host.length() <= MAX_HOST_LENGTH
                && (host.indexOf(':') < 0 || isIpv6(host))
                && host.chars().allMatch(c -> c > ' ' && c < 0x7F && "[],@=/\\\"'".indexOf(c) < 0);
        if (!legal) {
            throw refused("\"" + host + "\" is not a host name or address");
        }
    }

    private void readOptions(String bracketed) {
        if (!bracketed.startsWith("[") || !bracketed.endsWith("]")) {
            throw refused("the options must stand in one pair of brackets at the end");
        }
        for (String part : bracketed.substring(1, bracketed.length() - 1).split(",", -1)) {
            String option = part.strip();
            if (!option.isEmpty()) {
                readOption(option);
            }
        }
    }

    private void readOption(String option) {
        int equals = option.indexOf('=');
        if (equals >= 0) {
            readValue(
                    option, option.substring(0, equals).strip().toLowerCase(Locale.ROOT), option.substring(equals + 1));
        } else if (option.chars().allMatch(c -> c >= '0' && c <= '9')) {
            put(ENDPOINT, option);
        } else if (IGNORED_FLAGS.contains(option.toLowerCase(Locale.ROOT))) {
            ignored.add(option);
        } else {
            flags.add(BindingString.Flag.of(option).orElseThrow(() -> unknown("flag", option)));
        }
    }

    private void readValue(String option, String name, String value) {
        String stripped = value.strip();
        if (IGNORED_OPTIONS.contains(name)) {
            ignored.add(option);
            return;
        }
        if (!Set.of(ENDPOINT, LOCAL_ADDRESS, TARGET_HOSTNAME, TARGET_PRINCIPAL).contains(name)) {
            throw unknown("option", name);
        }
        if (stripped.isEmpty() || stripped.indexOf('[') >= 0 || stripped.indexOf(']') >= 0) {
            throw refused("option \"" + name + "\" has no usable value");
        }
        put(name, stripped);
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw refused("it has two values for \"" + name + "\"");
        }
    }

    private OptionalInt readEndpoint() {
        String endpoint = values.get(ENDPOINT);
        if (endpoint == null) {
            return OptionalInt.empty();
        }
        if (!endpoint.matches("0*[0-9]{1,5}") || port(endpoint) < 1 || port(endpoint) > 0xFFFF) {
            throw refused("endpoint \"" + endpoint + "\" is not a TCP port, 1 to 65535");
        }
        return OptionalInt.of(port(endpoint));
    }

    private static int port(String digits) {
        return Integer.parseInt(digits.substring(Math.max(0, digits.length() - 9)));
    }

    private IllegalArgumentException unknown(String kind, String name) {
        String allowed = Stream.concat(
                        Stream.of(BindingString.Flag.values()).map(BindingString.Flag::text),
                        Stream.of(LOCAL_ADDRESS + "=", TARGET_HOSTNAME + "=", TARGET_PRINCIPAL + "="))
                .collect(Collectors.joining(", "));
        return refused(kind + " \"" + name + "\" is not known; allowed are a port and " + allowed);
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(message(reason));
    }

    private String message(String reason) {
        return "binding \"" + text + "\": " + reason;
    }
}
