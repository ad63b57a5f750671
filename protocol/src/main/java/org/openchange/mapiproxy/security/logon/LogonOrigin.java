/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Where a logon comes from.
 *
 * @param client address and port of the client
 * @param listener where it came in, for example {@code rpc}
 */
public record LogonOrigin(InetSocketAddress client, String listener) {
    /** Of this process itself, for tools and tests. */
    public static final LogonOrigin LOCAL =
            new LogonOrigin(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "local");

    public LogonOrigin {
        Objects.requireNonNull(client.getAddress(), "address");
        Objects.requireNonNull(listener, "listener");
    }

    /** {@code ADDRESS:PORT}, IPv6 in brackets. */
    public String clientText() {
        String address = client.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + client.getPort();
    }
}
