/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.spi.RpcConnectionFactory;
import org.openchange.mapiproxy.transport.runtime.ProxyRuntime;

/** Makes managed connections, which are places in the container's pool; each use of a place is a fresh connection upstream. */
@ConnectionDefinition(
        connectionFactory = RpcConnectionFactory.class,
        connectionFactoryImpl = AdapterRpcConnectionFactory.class,
        connection = RpcConnection.class,
        connectionImpl = RpcManagedConnection.Handle.class)
public class RpcManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private transient MapiProxyResourceAdapter adapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager connectionManager) {
        return new AdapterRpcConnectionFactory(this, connectionManager);
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new ResourceException("connections are allocated by a container only");
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo request) {
        return new RpcManagedConnection(this);
    }

    /** Any free place will do: nothing is left of its last use. */
    @Override
    @SuppressWarnings("rawtypes") // as the specification declares it
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo request) {
        for (Object candidate : candidates) {
            if (candidate instanceof RpcManagedConnection place && place.isOf(this)) {
                return place;
            }
        }
        return null;
    }

    ProxyRuntime runtime() throws ResourceException {
        if (adapter == null) {
            throw new ResourceException("the connection factory has no adapter");
        }
        return adapter.runtime().orElseThrow(() -> new ResourceException("the adapter is not started"));
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter given) throws ResourceException {
        if (!(given instanceof MapiProxyResourceAdapter known)) {
            throw new ResourceException("not the adapter of MAPIProxy: " + given);
        }
        adapter = known;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter given) {
        logWriter = given;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
