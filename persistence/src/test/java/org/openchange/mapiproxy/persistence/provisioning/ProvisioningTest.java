/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.organization.AddressList;
import org.openchange.mapiproxy.persistence.organization.AddressingTemplate;
import org.openchange.mapiproxy.persistence.organization.AddressingTemplate.Kind;
import org.openchange.mapiproxy.persistence.organization.ExchangeServer;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;

class ProvisioningTest {
    private static final String EXCHANGE = "CN=Microsoft Exchange,CN=Services,CN=Configuration," + MemoryServer.BASE;

    private MemoryServer memory;
    private Provisioning provisioning;

    @BeforeEach
    void start() throws Exception {
        memory = new MemoryServer();
        provisioning = new Provisioning(memory.directory());
    }

    @AfterEach
    void stop() {
        memory.close();
    }

    private static ProvisioningRequest request(String organization, String server) {
        return new ProvisioningRequest(
                organization, "First Administrative Group", server, server + ".example.test", "example.test");
    }

    private int apply(String organization, String server) throws Exception {
        return provisioning.apply(request(organization, server), ProvisioningProgress.NONE);
    }

    private Organization read(String organization) throws Exception {
        return new Organizations(memory.directory()).find(organization).orElseThrow();
    }

    @Test
    void makesAnOrganizationThatCanBeRead() throws Exception {
        apply("Example (Test) Inc", "mail1");

        Organization organization = read("example (test) inc");
        assertThat(organization.legacyDn()).hasToString("/o=Example (Test) Inc");
        assertThat(organization.defaultDomain()).contains("example.test");
        assertThat(organization.administrativeGroup("first administrative group"))
                .isPresent();
        ExchangeServer server = organization.server("MAIL1").orElseThrow();
        assertThat(server.fullyQualifiedName()).contains("mail1.example.test");
        assertThat(server.mailboxDatabase().orElseThrow().legacyDn())
                .hasToString("/o=Example (Test) Inc/ou=First Administrative Group/cn=Configuration/cn=Servers/cn=MAIL1"
                        + "/cn=Microsoft Private MDB");
        assertThat(server.publicDatabase()).isPresent();
        assertThat(server.mta().orElseThrow()).containsIgnoringCase("CN=Microsoft MTA,CN=MAIL1,");
        assertThat(organization.addressLists())
                .extracting(AddressList::name)
                .containsExactly(
                        "Default Global Address List",
                        "All Contacts",
                        "All Groups",
                        "All Rooms",
                        "All Users",
                        "Public Folders");
        assertThat(organization.addressLists())
                .allSatisfy(list -> assertThat(list.purportedSearch()).isPresent());
    }

    @Test
    void bringsDialogsInEnglishAndGerman() throws Exception {
        apply("Example", "MAIL1");

        Organization organization = read("Example");
        AddressingTemplate english =
                organization.template(Kind.DISPLAY, 0x409, "0").orElseThrow();
        AddressingTemplate german =
                organization.template(Kind.DISPLAY, 0x407, "0").orElseThrow();
        assertThat(english.displayTable().orElseThrow())
                .startsWith(1, 0, 0, 0)
                .isNotEqualTo(german.displayTable().orElseThrow());
        assertThat(organization.templates())
                .filteredOn(template -> template.kind() == Kind.ADDRESS)
                .allSatisfy(template -> assertThat(template.syntax()).isPresent())
                .extracting(AddressingTemplate::locale, template -> template.addressType()
                        .orElseThrow())
                .containsExactlyInAnyOrder(tuple(0x409, "SMTP"), tuple(0x407, "SMTP"));
    }

    @Test
    void findsNoOrganizationWhereNothingWasProvisioned() throws Exception {
        assertThat(new Organizations(memory.directory()).all()).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        assertThat(apply("Example", "MAIL1")).isPositive();
        Map<String, String> before = memory.contents();

        assertThat(apply("Example", "MAIL1")).isZero();

        assertThat(memory.contents()).isEqualTo(before);
    }

    @Test
    void saysWhatIsMissingWithoutChangingIt() throws Exception {
        Map<String, String> before = memory.contents();

        ProvisioningPlan plan = provisioning.plan(request("Example", "MAIL1"));

        assertThat(memory.contents()).isEqualTo(before);
        assertThat(plan.size()).isPositive();
        assertThat(plan.missing()).containsKeys("containers", "objects of the organization Example");
        assertThat(plan.missing().get("objects of the organization Example"))
                .anyMatch(what -> what.contains("Default Global Address List"));
    }

    @Test
    void goesOnFromWhereItWasInterrupted() throws Exception {
        apply("Whole", "MAIL1");
        int all = provisioning.plan(request("Parts", "MAIL1")).size();
        int done = 0;
        for (int stop = 1; done < all; stop++) {
            done += stopAfter(stop);
        }

        assertThat(done).isEqualTo(all);
        assertThat(provisioning.plan(request("Parts", "MAIL1")).isEmpty()).isTrue();
        Map<String, String> contents = memory.contents();
        assertThat(ofOrganization("Parts", contents)).isEqualTo(ofOrganization("Whole", contents));
    }

    private static List<String> ofOrganization(String name, Map<String, String> contents) {
        return contents.entrySet().stream()
                .filter(entry -> entry.getKey().contains("CN=" + name + ","))
                .map(entry -> entry.getValue().replace(name, "NAME"))
                .sorted()
                .toList();
    }

    /** @return how many changes were made before the interruption */
    private int stopAfter(int changes) throws Exception {
        int before = provisioning.plan(request("Parts", "MAIL1")).size();
        try {
            provisioning.apply(request("Parts", "MAIL1"), new KilledAfter(changes));
        } catch (Killed e) {
            assertThat(before).isGreaterThan(changes);
        }
        return before - provisioning.plan(request("Parts", "MAIL1")).size();
    }

    /** What ends the program. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record KilledAfter(int changes) implements ProvisioningProgress {
        @Override
        public void begins(Change change) {
            if (change.done() == changes) {
                throw new Killed();
            }
        }

        @Override
        public void ends(int changes) {}
    }

    @Test
    void addsServersToAnOrganization() throws Exception {
        apply("Example", "MAIL1");
        int before = memory.contents().size();

        apply("Example", "MAIL2");

        assertThat(memory.contents()).hasSize(before + 6);
        Organization organization = read("Example");
        assertThat(organization.servers()).extracting(ExchangeServer::name).containsExactly("MAIL1", "MAIL2");
        LegacyDn second = organization.server("MAIL2").orElseThrow().legacyDn();
        assertThat(organization
                        .server(second.container("Microsoft Private MDB"))
                        .orElseThrow()
                        .fullyQualifiedName())
                .contains("mail2.example.test");
    }

    @Test
    void keepsOrganizationsApart() throws Exception {
        apply("One", "MAIL1");
        apply("One more", "MAIL1");
        memory.server().add("dn: ou=People," + MemoryServer.BASE, "objectClass: organizationalUnit", "ou: People");
        Entry alice = person("alice", "/o=One/ou=First Administrative Group/cn=Recipients/cn=alice");
        Entry bob = person("bob", "/o=One more/ou=First Administrative Group/cn=Recipients/cn=bob");

        for (AddressList list : read("One").addressLists().subList(0, 1)) {
            assertThat(list.purportedSearch().orElseThrow().asLdap().matchesEntry(alice))
                    .isTrue();
            assertThat(list.purportedSearch().orElseThrow().asLdap().matchesEntry(bob))
                    .isFalse();
        }
        assertThat(new Organizations(memory.directory()).all()).hasSize(2);
        assertThat(memory.server().getEntry(EXCHANGE).getAttributeValues("addressBookRoots"))
                .hasSize(2);
    }

    private static Entry person(String name, String legacyDn) throws Exception {
        return new Entry(
                "dn: cn=" + name + ",ou=People," + MemoryServer.BASE,
                "objectClass: user",
                "cn: " + name,
                "mailNickname: " + name,
                "legacyExchangeDN: " + legacyDn);
    }

    @Test
    void leavesWhatAnAdministratorChose() throws Exception {
        apply("Example", "MAIL1");
        AddressList list = read("Example").globalAddressList().orElseThrow();
        memory.directory().modify(list.dn(), List.of(Modification.replace("purportedSearch", "(mail=*)")));
        memory.directory().modify(EXCHANGE, List.of(Modification.replace("templateRoots")));

        assertThat(apply("Example", "MAIL1")).isOne();

        assertThat(read("Example")
                        .globalAddressList()
                        .orElseThrow()
                        .purportedSearch()
                        .orElseThrow())
                .hasToString("(mail=*)");
        assertThat(memory.server().getEntry(EXCHANGE).hasAttribute("templateRoots"))
                .isTrue();
    }

    @Test
    void leavesAListEmptyWhoseFilterIsNone() throws Exception {
        apply("Example", "MAIL1");
        AddressList list = read("Example").globalAddressList().orElseThrow();
        memory.directory().modify(list.dn(), List.of(Modification.replace("purportedSearch", "(mail=")));

        assertThat(read("Example").globalAddressList().orElseThrow().purportedSearch())
                .isEmpty();
    }

    @Test
    void refusesNamesThatLegacyDistinguishedNamesCannotHave() {
        for (String name : List.of("", " x", "x ", "a/b", "a=b", "Jürgen", "x".repeat(65))) {
            assertThatThrownBy(() -> request(name, "MAIL1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("organization");
        }
        for (String server : List.of("", "mail.example.test", "-x", "x y", "x".repeat(64))) {
            assertThatThrownBy(() -> request("Example", server)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
