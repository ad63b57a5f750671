/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;

class RemovalTest {
    private MemoryServer memory;

    @BeforeEach
    void provision() throws Exception {
        memory = new MemoryServer();
        memory.server().add("dn: ou=People," + MemoryServer.BASE, "objectClass: organizationalUnit", "ou: People");
        provision("One");
    }

    @AfterEach
    void stop() {
        memory.close();
    }

    private void provision(String organization) throws Exception {
        new Provisioning(memory.directory())
                .apply(
                        new ProvisioningRequest(organization, "Group", "MAIL1", "mail1.example.test", "example.test"),
                        ProvisioningProgress.NONE);
    }

    private Removal removal(String organization) throws Exception {
        Organization found =
                new Organizations(memory.directory()).find(organization).orElseThrow();
        return new Removal(memory.directory(), Optional.empty(), found);
    }

    @Test
    void takesOneOrganizationAndNothingElse() throws Exception {
        Map<String, String> before = memory.contents();
        provision("Two");

        int changes = removal("Two").apply(ProvisioningProgress.NONE);

        assertThat(changes).isGreaterThan(20);
        assertThat(memory.contents()).isEqualTo(before);
    }

    @Test
    void countsWhoWouldLoseSomething() throws Exception {
        provision("Two");
        person("alice", "/o=One/ou=Group/cn=Recipients/cn=alice", "homeMDB: CN=x");
        person("contact", "/o=One/ou=Group/cn=Recipients/cn=contact", "mail: contact@example.test");
        person("bob", "/o=Two/ou=Group/cn=Recipients/cn=bob", "homeMDB: CN=x");
        Map<String, String> before = memory.contents();

        assertThat(removal("One").loss()).isEqualTo(new Removal.Loss(1, 2));
        assertThat(memory.contents()).isEqualTo(before);
    }

    @Test
    void leavesPeople() throws Exception {
        person("alice", "/o=One/ou=Group/cn=Recipients/cn=alice", "homeMDB: CN=x");

        removal("One").apply(ProvisioningProgress.NONE);

        assertThat(memory.contents()).containsKey("cn=alice,ou=People," + MemoryServer.BASE);
        assertThat(new Organizations(memory.directory()).all()).isEmpty();
    }

    private void person(String name, String legacyDn, String more) throws Exception {
        memory.server()
                .add(
                        "dn: cn=" + name + ",ou=People," + MemoryServer.BASE,
                        "objectClass: user",
                        "cn: " + name,
                        "mailNickname: " + name,
                        "legacyExchangeDN: " + legacyDn,
                        more);
    }
}
