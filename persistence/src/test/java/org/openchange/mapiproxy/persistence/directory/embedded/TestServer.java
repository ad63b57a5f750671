/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/** An embedded directory of a test, and connections to it. */
final class TestServer implements AutoCloseable {
    static final DirectoryLayout LAYOUT = new DirectoryLayout(
            "DC=example,DC=org", "CN=Users,DC=example,DC=org", "CN=Configuration,DC=example,DC=org");

    private final EmbeddedServer server;

    private TestServer(EmbeddedServer server) {
        this.server = server;
    }

    static TestServer open(Path directory) throws IOException {
        return open(directory, DirectoryFiles.COMPACT_FROM_BYTES);
    }

    static TestServer open(Path directory, long compactFromBytes) throws IOException {
        Optional<EmbeddedServer> server = EmbeddedServer.tryOpen(directory, LAYOUT, 0, compactFromBytes);
        return new TestServer(server.orElseThrow(() -> new IOException(directory + " is locked")));
    }

    EmbeddedServer server() {
        return server;
    }

    LDAPConnection unbound() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(5_000);
        options.setResponseTimeoutMillis(20_000);
        return new LDAPConnection(options, "127.0.0.1", server.port());
    }

    LDAPConnection root() throws LDAPException {
        LDAPConnection connection = unbound();
        connection.bind(
                EmbeddedServer.ROOT, new String(server.rootPassword(), java.nio.charset.StandardCharsets.US_ASCII));
        return connection;
    }

    LDAPConnection as(String dn, String password) throws LDAPException {
        LDAPConnection connection = unbound();
        try {
            connection.bind(dn, password);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    static String dn(String name) {
        return "CN=" + name + "," + LAYOUT.users();
    }

    static Entry person(String name) {
        Entry entry = new Entry(dn(name));
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "user");
        entry.addAttribute("cn", name);
        entry.addAttribute("sn", name);
        entry.addAttribute("uid", name);
        entry.addAttribute("mail", name + "@example.org");
        entry.addAttribute("proxyAddresses", "SMTP:" + name + "@example.org");
        entry.addAttribute("legacyExchangeDN", "/o=First/ou=Group/cn=Recipients/cn=" + name);
        return entry;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
