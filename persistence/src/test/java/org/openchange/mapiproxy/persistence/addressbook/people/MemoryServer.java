/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.ldap.ConnectionSource;
import org.openchange.mapiproxy.persistence.directory.ldap.LdapDirectory;

/** An LDAP server without files and without a schema, which can be stopped and started again. */
public final class MemoryServer implements AutoCloseable {
    public static final String BASE = "DC=example,DC=test";
    public static final String PEOPLE = "CN=Users," + BASE;

    private static final int TIMEOUT_MILLIS = 20_000;

    private final InMemoryDirectoryServer server;
    private final int port;

    public MemoryServer() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setMaxSizeLimit(0);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        port = server.getListenPort();
        add(DirectoryEntry.named(BASE)
                .with("objectClass", "domain")
                .with("dc", "example")
                .build());
        addContainer("Users");
        add(TestOrganization.services(BASE));
    }

    /** Below the naming context. */
    public void addContainer(String name) throws LDAPException {
        add(DirectoryEntry.named("CN=" + name + "," + BASE)
                .with("objectClass", "container")
                .with("cn", name)
                .build());
    }

    public void addOrganization(String name) throws LDAPException {
        add(TestOrganization.of(name, BASE));
    }

    public void add(List<DirectoryEntry> entries) throws LDAPException {
        for (DirectoryEntry entry : entries) {
            add(entry);
        }
    }

    public void add(DirectoryEntry entry) throws LDAPException {
        Entry added = new Entry(entry.dn());
        entry.attributeNames()
                .forEach(name -> added.addAttribute(name, entry.allBytes(name).toArray(byte[][]::new)));
        server.add(added);
    }

    /** For changes and deletions. */
    public InMemoryDirectoryServer server() {
        return server;
    }

    public void stop() {
        server.shutDown("ldap", true);
    }

    public void startAgain() throws LDAPException {
        server.startListening();
    }

    /** As the product sees it. */
    public LdapDirectory directory() {
        DirectoryLayout layout = new DirectoryLayout(BASE, PEOPLE, "CN=Configuration," + BASE);
        return LdapDirectory.over(
                DirectoryKind.EMBEDDED, layout, new Connections(), 4, Duration.ofMillis(TIMEOUT_MILLIS));
    }

    private final class Connections implements ConnectionSource {
        @Override
        public LDAPConnection connect() throws LDAPException {
            LDAPConnectionOptions options = new LDAPConnectionOptions();
            options.setConnectTimeoutMillis(TIMEOUT_MILLIS);
            options.setResponseTimeoutMillis(TIMEOUT_MILLIS);
            return new LDAPConnection(options, "127.0.0.1", port);
        }

        @Override
        public void authenticate(LDAPConnection connection) {
            // Everybody may read.
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
