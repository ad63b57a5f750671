/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.ldap.ConnectionSource;
import org.openchange.mapiproxy.persistence.directory.ldap.LdapDirectory;

/** UnboundID's server, which takes every attribute, with a directory over it. */
final class MemoryServer implements AutoCloseable {
    static final String BASE = "dc=example,dc=test";

    private static final List<String> OPERATIONAL = List.of(
            "entryDN",
            "entryUUID",
            "subschemaSubentry",
            "creatorsName",
            "createTimestamp",
            "modifiersName",
            "modifyTimestamp");

    private final InMemoryDirectoryServer server;
    private final Directory directory;

    MemoryServer() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerExceptionHandler(null);
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        DirectoryLayout layout = new DirectoryLayout(BASE, "ou=People," + BASE, "CN=Configuration," + BASE);
        directory = LdapDirectory.over(DirectoryKind.EMBEDDED, layout, new Loopback(server), 2, Duration.ofSeconds(10));
    }

    private record Loopback(InMemoryDirectoryServer server) implements ConnectionSource {
        @Override
        public LDAPConnection connect() throws LDAPException {
            return server.getConnection();
        }

        @Override
        public void authenticate(LDAPConnection connection) {}
    }

    Directory directory() {
        return directory;
    }

    InMemoryDirectoryServer server() {
        return server;
    }

    /** All entries by name, without what counts changes. */
    TreeMap<String, String> contents() throws LDAPException {
        TreeMap<String, String> contents = new TreeMap<>();
        for (var entry : server.search(BASE, com.unboundid.ldap.sdk.SearchScope.SUB, "(objectClass=*)", "*")
                .getSearchEntries()) {
            List<String> lines = Stream.of(entry.toLDIF())
                    .filter(line -> OPERATIONAL.stream().noneMatch(line::startsWith))
                    .toList();
            contents.put(entry.getDN(), String.join("\n", lines));
        }
        return contents;
    }

    @Override
    public void close() {
        directory.close();
        server.shutDown(true);
    }
}
