/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryContract;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.NtHashes;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.OpenLdapServer;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/** Against Debian's slapd, over StartTLS. */
class OpenLdapDirectoryTest extends DirectoryContract {
    @TempDir
    static Path directory;

    private static OpenLdapServer server;
    private static LdapDirectory ldap;

    @BeforeAll
    static void start() throws Exception {
        server = new OpenLdapServer(directory);
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
        assertThat(ldap.kind()).isEqualTo(DirectoryKind.OPENLDAP);
        assertThat(ldap.layout().base()).isEqualTo(OpenLdapServer.BASE);
        assertThat(ldap.layout().users()).isEqualTo(OpenLdapServer.PEOPLE);
        assertThat(ldap.layout().configuration()).isEqualTo("CN=Configuration," + OpenLdapServer.BASE);
    }

    @Test
    void keepsTheNtHashOfAPassword() throws Exception {
        String dn = addUser("hashed");

        assertThat(((NtHashes) ldap).ntHash(dn)).contains(NtHash.of(PASSWORD.toCharArray()));
        assertThat(((NtHashes) ldap).ntHash(place)).isEmpty();
    }

    @Test
    void actsWithTheRightsOfSomebodyElse() throws Exception {
        String anna = "CN=Anna " + UUID.randomUUID() + "," + OpenLdapServer.PEOPLE;
        ldap.add(contact(anna).build());
        String other = addContact("Other");
        List<Modification> change = List.of(Modification.replace("description", "by herself"));

        ldap.modifyAs(anna, anna, change);

        assertThat(ldap.read(anna).orElseThrow().text("description")).contains("by herself");
        assertFails(Reason.ACCESS_DENIED, () -> ldap.modifyAs(anna, other, change));
        // The server lets the service act for people, and for nobody else.
        assertFails(Reason.ACCESS_DENIED, () -> ldap.modifyAs(other, other, change));
    }

    @Test
    void givesPeopleOfOthersTheClassOfRecipients() throws Exception {
        String dn = "uid=paula," + place;
        ldap.add(DirectoryEntry.named(dn)
                .with(Attributes.OBJECT_CLASS, "person", "uidObject")
                .with("cn", "Paula")
                .with("sn", "Pauli")
                .build());

        ldap.modify(dn, List.of(Modification.replace(Attributes.MAIL_NICKNAME, "paula")));

        DirectoryEntry paula = ldap.find(Search.below(place, EntryFilter.equal(Attributes.ACCOUNT_NAME, "PAULA")))
                .orElseThrow();
        assertThat(paula.text(Attributes.MAIL_NICKNAME)).contains("paula");
        assertThat(paula.isA("mailRecipient")).isTrue();
    }

    @Test
    void seesGroupsOfTheStandardSchemaAsGroups() throws Exception {
        String member = addContact("Member");
        String dn = "CN=Standard," + place;
        ldap.add(DirectoryEntry.named(dn)
                .with(Attributes.OBJECT_CLASS, "groupOfNames")
                .with(Attributes.MEMBER, member)
                .build());

        assertThat(ldap.find(Search.below(place, EntryFilter.equal(Attributes.OBJECT_CLASS, "group")))
                        .orElseThrow()
                        .isA("group"))
                .isTrue();
    }
}
