/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.persistence.organization.ExchangeServer.Database;
import org.openchange.mapiproxy.persistence.organization.Organization.AdministrativeGroup;

class OrganizationTest {
    private static final LegacyDn NAME = LegacyDn.organization("Example");
    private static final LegacyDn GROUP = NAME.unit("Group");
    private static final LegacyDn SERVERS = GROUP.container("Configuration").container("Servers");

    private final ExchangeServer mail1 =
            server("MAIL1", "netbios:MAIL1", "ncacn_http:web.example.test", "ncacn_ip_tcp:mail1.example.test");
    private final ExchangeServer mail10 = server("MAIL10", "NCACN_HTTP:mail10.example.test");
    private final Organization organization = new Organization(
            "CN=Example",
            UUID.randomUUID(),
            NAME,
            List.of(new AdministrativeGroup("CN=Group", GROUP)),
            List.of(mail1, mail10),
            List.of(),
            List.of(),
            Optional.empty());

    private static ExchangeServer server(String name, String... addresses) {
        LegacyDn dn = SERVERS.container(name);
        Database database =
                new Database("CN=Mailbox Store", UUID.randomUUID(), dn.container("Microsoft Private MDB"), false);
        return new ExchangeServer(
                "CN=" + name, UUID.randomUUID(), dn, List.of(addresses), List.of(database), Optional.empty());
    }

    @Test
    void findsAServerByEveryNameOfIt() {
        assertThat(organization.server(SERVERS.container("mail1"))).contains(mail1);
        assertThat(organization.server(SERVERS.container("mail10").container("Microsoft Private MDB")))
                .contains(mail10);
        assertThat(organization.server(SERVERS.container("INSTANCE").container("MAIL10")))
                .contains(mail10);
        assertThat(organization.server("Mail1")).contains(mail1);
    }

    @Test
    void findsNoServerOfAnotherNameGroupOrOrganization() {
        assertThat(organization.server(SERVERS.container("MAIL2"))).isEmpty();
        assertThat(organization.server(SERVERS)).isEmpty();
        assertThat(organization.server(LegacyDn.organization("Other")
                        .unit("Group")
                        .container("Configuration")
                        .container("Servers")
                        .container("MAIL1")))
                .isEmpty();
    }

    @Test
    void prefersTheNameThatIsReachedOverTcp() {
        assertThat(mail1.fullyQualifiedName()).contains("mail1.example.test");
        assertThat(mail10.fullyQualifiedName()).contains("mail10.example.test");
        assertThat(server("X", "netbios:X").fullyQualifiedName()).isEmpty();
    }

    @Test
    void putsRecipientsBelowTheirGroup() {
        assertThat(organization.administrativeGroup("group").orElseThrow().recipients())
                .hasToString("/o=Example/ou=Group/cn=Recipients");
    }
}
