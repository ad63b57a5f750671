/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.Objects;
import org.openchange.mapiproxy.spi.RpcServer;

/**
 * A server that was deployed.
 *
 * @param name as {@code dcerpc_mapiproxy:nspi_server} and its like name it
 * @param interfaceName an interface name or {@code UUID/MAJOR.MINOR}
 * @param isBlocking whether {@code serve} may wait, and so needs a worker thread
 * @param wantsUnbind whether it overrides {@code onUnbind}
 * @param beans its bean
 */
public record ServerRegistration(
        String name, String interfaceName, boolean isBlocking, boolean wantsUnbind, BeanSource<RpcServer> beans) {
    public ServerRegistration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(interfaceName, "interfaceName");
        Objects.requireNonNull(beans, "beans");
    }
}
