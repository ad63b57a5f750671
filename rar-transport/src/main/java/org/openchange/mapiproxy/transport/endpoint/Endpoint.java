/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.net.InetSocketAddress;

/**
 * An open port.
 *
 * @param name {@code epmapper} or {@code rpc}
 * @param address where it listens; the wildcard address for all
 */
public record Endpoint(String name, InetSocketAddress address) {

    /** The endpoint mapper's name. */
    public static final String EPMAPPER = "epmapper";

    public int port() {
        return address.getPort();
    }
}
