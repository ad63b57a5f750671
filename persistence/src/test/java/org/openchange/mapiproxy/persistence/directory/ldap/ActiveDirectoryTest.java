/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryContract;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.NtHashes;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.DomainController;

/** Against Samba as a domain controller, over StartTLS. */
class ActiveDirectoryTest extends DirectoryContract {
    @TempDir
    static Path directory;

    private static DomainController server;
    private static LdapDirectory ldap;

    @BeforeAll
    static void start() throws Exception {
        server = new DomainController(directory, "127.0.0.11");
        ldap = LdapDirectory.open(server.settings());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            ldap.close();
            assertThat(ldap.openConnections()).isZero();
            server.close();
        }
    }

    @Override
    protected Directory directory() {
        return ldap;
    }

    @AfterEach
    void leavesNoConnectionBehind() {
        assertThat(ldap.usedConnections()).isZero();
        assertThat(ldap.openConnections()).isLessThanOrEqualTo(4);
    }

    @Test
    void findsOutWhereThingsAre() {
        assertThat(ldap.kind()).isEqualTo(DirectoryKind.ACTIVE_DIRECTORY);
        assertThat(ldap.layout().base()).isEqualTo(DomainController.BASE);
        assertThat(ldap.layout().users()).isEqualTo("CN=Users," + DomainController.BASE);
        assertThat(ldap.layout().configuration()).isEqualTo("CN=Configuration," + DomainController.BASE);
        assertThat(ldap).isNotInstanceOf(NtHashes.class);
    }

    @Test
    void passesOverReferralsAtTheTop() throws Exception {
        assertThat(ldap.find(Search.below(DomainController.BASE, EntryFilter.equal("sAMAccountName", "administrator"))))
                .isPresent();
    }

    @Test
    void saysThatAnEntryOfAnotherServerIsNotThere() throws Exception {
        assertThat(ldap.read("CN=Somebody,DC=elsewhere,DC=test")).isEmpty();
    }

    @Test
    void doesNotTakeComputersForUsers() throws Exception {
        assertThat(ldap.find(Search.below(
                        DomainController.BASE,
                        EntryFilter.all(List.of(
                                EntryFilter.equal("objectClass", "user"),
                                EntryFilter.equal("sAMAccountName", "DC1$"))))))
                .isEmpty();
    }

    @Test
    void refusesToActForOthers() throws Exception {
        String dn = addContact("Somebody");

        assertFails(
                Reason.ACCESS_DENIED, () -> ldap.modifyAs(dn, dn, List.of(Modification.replace("description", "x"))));
    }

    @Test
    void sendsNoPasswordWithoutEncryption() throws Exception {
        String dn = addContact("Plain");

        try (LdapDirectory plain = LdapDirectory.open(server.settings(false))) {
            assertThat(plain.read(dn)).isPresent();
            assertFails(Reason.NOT_ALLOWED, () -> plain.setPassword(dn, PASSWORD.toCharArray()));
        }
    }

    /** Who may not read the container of deleted objects sees nothing there, and no error either. */
    @Test
    void noticesDeletionsWithoutTheRightToReadThem() throws Exception {
        String reader = server.addUser("reader", PASSWORD);
        DirectorySettings settings = server.settings(true, reader, new Secret(PASSWORD));
        String deleted = addContact("Deleted");
        UUID id = ldap.read(deleted).orElseThrow().id().orElseThrow();
        try (LdapDirectory unprivileged = LdapDirectory.open(settings)) {
            Directory.ChangeFeed feed = unprivileged.changes(place);
            ldap.delete(deleted);
            List<UUID> gone = new ArrayList<>();

            feed.poll(List.of("cn"), entry -> {}, gone::add);

            assertThat(gone).containsExactly(id);
        }
    }
}
