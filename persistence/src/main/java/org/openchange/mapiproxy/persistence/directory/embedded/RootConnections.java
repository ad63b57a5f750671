/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.openchange.mapiproxy.persistence.directory.ldap.ConnectionSource;

/** Connections to our own listener with the root's rights. */
final class RootConnections implements ConnectionSource {
    private final IntSupplier port;
    private final Supplier<byte[]> password;
    private final LDAPConnectionOptions options = new LDAPConnectionOptions();

    RootConnections(IntSupplier port, Supplier<byte[]> password, Duration timeout) {
        this.port = port;
        this.password = password;
        int millis = Math.toIntExact(timeout.toMillis());
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
    }

    @Override
    public LDAPConnection connect() throws LDAPException {
        LDAPConnection connection = new LDAPConnection(options, "127.0.0.1", port.getAsInt());
        try {
            authenticate(connection);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void authenticate(LDAPConnection connection) throws LDAPException {
        connection.bind(new SimpleBindRequest(EmbeddedServer.ROOT, password.get()));
    }
}
