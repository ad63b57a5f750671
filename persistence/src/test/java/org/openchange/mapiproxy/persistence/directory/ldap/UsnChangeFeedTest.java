/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;

/** What no single domain controller shows: that the connection went to another one. */
class UsnChangeFeedTest {
    private static final String BASE = "DC=example,DC=test";
    private static final UUID TOP = UUID.randomUUID();
    private static final UUID KEPT = UUID.randomUUID();
    private static final UUID DELETED = UUID.randomUUID();
    private static final UUID ADDED = UUID.randomUUID();

    /** As much of a domain controller as says who it is and what it has. */
    private static InMemoryDirectoryServer controller(UUID invocationId, UUID... contacts) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        config.setRootDSEEntry(new ReadOnlyEntry(
                "dn:",
                "objectClass: top",
                "namingContexts: " + BASE,
                "dsServiceName: CN=Settings," + BASE,
                "highestCommittedUSN: 1000"));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add(entry(BASE, TOP));
        Entry settings = entry("CN=Settings," + BASE, TOP);
        settings.addAttribute("invocationId", ObjectGuid.toBytes(invocationId));
        server.add(settings);
        for (UUID contact : contacts) {
            server.add(entry("CN=" + contact + "," + BASE, contact));
        }
        server.startListening();
        return server;
    }

    private static Entry entry(String dn, UUID id) throws LDAPException {
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "top");
        entry.addAttribute("objectGUID", ObjectGuid.toBytes(id));
        return entry;
    }

    @Test
    void readsEverythingAgainAtAnotherController() throws Exception {
        // given
        List<InMemoryDirectoryServer> answering = new ArrayList<>();
        answering.add(controller(UUID.randomUUID(), KEPT, DELETED));
        ConnectionSource source = new ConnectionSource() {
            @Override
            public LDAPConnection connect() throws LDAPException {
                return answering.get(0).getConnection();
            }

            @Override
            public void authenticate(LDAPConnection connection) {}

            @Override
            public Optional<Duration> maxAge(LDAPConnection connection) {
                return Optional.of(Duration.ZERO);
            }
        };
        try (ConnectionPool pool = new ConnectionPool(source, 1, Duration.ofSeconds(5))) {
            EntryTranslator translator = new EntryTranslator(new SchemaNames(DirectoryKind.ACTIVE_DIRECTORY));
            UsnChangeFeed feed = new UsnChangeFeed(pool, translator, BASE, 5);
            assertThat(poll(feed, new HashSet<>())).isEmpty();

            // when
            answering.get(0).shutDown(true);
            answering.set(0, controller(UUID.randomUUID(), KEPT, ADDED));

            // then
            Set<UUID> gone = new HashSet<>();
            assertThat(poll(feed, gone)).contains(TOP, KEPT, ADDED);
            assertThat(gone).containsExactly(DELETED);
            assertThat(poll(feed, gone)).isEmpty();
        } finally {
            answering.get(0).shutDown(true);
        }
    }

    private static Set<UUID> poll(UsnChangeFeed feed, Set<UUID> gone) throws Exception {
        Set<UUID> changed = new HashSet<>();
        feed.poll(List.of("cn"), entry -> changed.add(entry.id().orElseThrow()), gone::add);
        return changed;
    }
}
