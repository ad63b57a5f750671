/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi;

import java.io.IOException;

/** Connects server beans and the console to RPC servers, through the adapter's sockets: {@value #JNDI_NAME}. Thread-safe. */
public interface RpcConnectionFactory {
    String JNDI_NAME = "java:/mapiproxy/RpcConnectionFactory";

    /**
     * Binds to an interface of the configured upstream, as the configured account.
     *
     * @param interfaceName an interface name or {@code UUID/MAJOR.MINOR}
     * @throws IOException if upstream cannot be reached or refuses
     */
    RpcConnection connect(String interfaceName) throws IOException;

    /** The same to another server: {@code ncacn_ip_tcp:HOST[ENDPOINT,flags]}. */
    RpcConnection connect(String interfaceName, String binding) throws IOException;
}
