/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.RpcConnection;

/**
 * A place in the container's pool. What is pooled is the place, not the connection: context handles live in the association, so one user's
 * must never become another's.
 */
final class RpcManagedConnection implements ManagedConnection {
    private final RpcManagedConnectionFactory factory;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private Handle handle;
    private PrintWriter logWriter;

    RpcManagedConnection(RpcManagedConnectionFactory factory) {
        this.factory = factory;
    }

    boolean isOf(RpcManagedConnectionFactory candidate) {
        return factory == candidate;
    }

    @Override
    public synchronized Object getConnection(Subject subject, ConnectionRequestInfo request) throws ResourceException {
        if (!(request instanceof RpcConnectionRequest wanted)) {
            throw new ResourceException("not a request of this connection factory: " + request);
        }
        cleanup();
        try {
            handle = new Handle(factory.runtime().connect(wanted.interfaceName(), wanted.binding()));
            return handle;
        } catch (IOException e) {
            throw new ResourceException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void cleanup() {
        if (handle != null) {
            handle.connection.close();
            handle = null;
        }
    }

    @Override
    public void destroy() {
        cleanup();
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        throw new NotSupportedException("a connection keeps its place");
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("RPC has no transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("RPC has no transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new MetaData();
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter given) {
        logWriter = given;
    }

    private void closed(Handle closing) {
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(closing);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    /** One use of the place. */
    final class Handle implements RpcConnection {
        private final RpcConnection connection;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        Handle(RpcConnection connection) {
            this.connection = connection;
        }

        @Override
        public CompletionStage<Response> call(Request request) {
            return connection.call(request);
        }

        @Override
        public CompletionStage<ByteBuffer> call(int opnum, ByteBuffer stub) {
            return connection.call(opnum, stub);
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                connection.close();
                closed(this);
            }
        }
    }

    private static final class MetaData implements ManagedConnectionMetaData {
        @Override
        public String getEISProductName() {
            return "ExchangeRPC";
        }

        @Override
        public String getEISProductVersion() {
            return "";
        }

        @Override
        public int getMaxConnections() {
            return 0;
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
