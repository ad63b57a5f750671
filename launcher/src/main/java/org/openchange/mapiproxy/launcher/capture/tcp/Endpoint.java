/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.tcp;

import java.net.Inet6Address;
import java.net.InetAddress;

/** One end of a connection. */
public record Endpoint(InetAddress address, int port) {

    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }
}
