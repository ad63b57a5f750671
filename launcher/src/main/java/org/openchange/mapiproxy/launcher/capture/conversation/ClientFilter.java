/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.conversation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;

/**
 * Which client is followed.
 *
 * @param address empty when all are
 * @param port empty when all of this client's connections are
 */
public record ClientFilter(Optional<InetAddress> address, OptionalInt port) {
    public static final ClientFilter ALL = new ClientFilter(Optional.empty(), OptionalInt.empty());

    /**
     * Reads {@code 192.0.2.1}, {@code 192.0.2.1:40000}, {@code 2001:db8::1} or {@code [2001:db8::1]:40000}; no names, so nothing is looked up.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ClientFilter parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort =
                colon > 0 && (text.indexOf(':') == colon || text.startsWith("[") && text.indexOf(']') == colon - 1);
        String host = hasPort ? text.substring(0, colon) : text;
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (!bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("\"" + text + "\" is no address, or address and port");
        }
        try {
            OptionalInt port = hasPort ? OptionalInt.of(port(text.substring(colon + 1))) : OptionalInt.empty();
            return new ClientFilter(Optional.of(InetAddress.getByName(bare)), port);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address, or address and port", e);
        }
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw new NumberFormatException("port " + port);
        }
        return port;
    }

    public boolean matches(Endpoint client) {
        return address.map(wanted -> wanted.equals(client.address())).orElse(true)
                && (port.isEmpty() || port.getAsInt() == client.port());
    }
}
