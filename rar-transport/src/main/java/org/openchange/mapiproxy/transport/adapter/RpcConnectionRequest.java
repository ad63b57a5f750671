/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.spi.ConnectionRequestInfo;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a connection goes.
 *
 * @param interfaceName an interface name or {@code UUID/MAJOR.MINOR}
 * @param binding empty for the configured upstream
 */
record RpcConnectionRequest(String interfaceName, Optional<String> binding) implements ConnectionRequestInfo {
    RpcConnectionRequest {
        Objects.requireNonNull(interfaceName, "interfaceName");
        Objects.requireNonNull(binding, "binding");
    }
}
