/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import javax.naming.Reference;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.RpcConnectionFactory;

/** What beans and the console are injected: has the container allocate connections, so that it bounds and counts them. */
public class AdapterRpcConnectionFactory implements RpcConnectionFactory, Referenceable, Serializable {
    private static final long serialVersionUID = 1L;

    private final RpcManagedConnectionFactory managedFactory;
    private final transient ConnectionManager connectionManager;
    private transient Reference reference;

    AdapterRpcConnectionFactory(RpcManagedConnectionFactory managedFactory, ConnectionManager connectionManager) {
        this.managedFactory = managedFactory;
        this.connectionManager = connectionManager;
    }

    @Override
    public RpcConnection connect(String interfaceName) throws IOException {
        return allocate(new RpcConnectionRequest(interfaceName, Optional.empty()));
    }

    @Override
    public RpcConnection connect(String interfaceName, String binding) throws IOException {
        return allocate(new RpcConnectionRequest(interfaceName, Optional.of(binding)));
    }

    private RpcConnection allocate(RpcConnectionRequest request) throws IOException {
        try {
            return (RpcConnection) connectionManager.allocateConnection(managedFactory, request);
        } catch (ResourceException e) {
            throw new IOException(reason(e), e);
        }
    }

    /** The container wraps the reason, sometimes several times. */
    private static String reason(ResourceException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public void setReference(Reference given) {
        reference = given;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
