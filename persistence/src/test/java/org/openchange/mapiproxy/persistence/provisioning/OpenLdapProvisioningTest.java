/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.BareOpenLdapServer;
import org.openchange.mapiproxy.persistence.organization.AddressList;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;

/** On Debian's slapd. */
class OpenLdapProvisioningTest {
    private static final ProxyIdentity IDENTITY = new ProxyIdentity("MAIL1", "EXAMPLE", "example.test");
    private static final String CN_CONFIG_SCHEMA = "cn=schema,cn=config";

    @TempDir
    private Path files;

    private static ProvisioningRequest request(String organization) {
        return new ProvisioningRequest(organization, "Group", "MAIL1", "mail1.example.test", "example.test");
    }

    @Test
    void loadsTheSchemaAndMakesAnOrganization() throws Exception {
        try (BareOpenLdapServer server = new BareOpenLdapServer(files, true);
                Directory directory = Directories.open(server.settings(), IDENTITY)) {
            Provisioning provisioning = new Provisioning(directory);
            assertThat(provisioning.plan(request("Example")).missing()).containsKey("schema");

            assertThat(provisioning.apply(request("Example"), ProvisioningProgress.NONE))
                    .isPositive();

            assertThat(provisioning.plan(request("Example")).missing()).isEmpty();
            Organization organization =
                    new Organizations(directory).find("Example").orElseThrow();
            assertThat(organization.server("MAIL1").orElseThrow().fullyQualifiedName())
                    .contains("mail1.example.test");
            assertListsHaveTheirMembers(directory, organization);
            assertThat(new Removal(directory, Optional.empty(), organization).loss())
                    .isEqualTo(new Removal.Loss(1, 1));
            new Removal(directory, Optional.empty(), organization).apply(ProvisioningProgress.NONE);
            assertThat(new Organizations(directory).all()).isEmpty();
            assertThat(provisioning.plan(request("Example")).missing()).doesNotContainKey("schema");
        }
    }

    private static void assertListsHaveTheirMembers(Directory directory, Organization organization)
            throws DirectoryException {
        directory.add(DirectoryEntry.named("cn=alice,ou=People," + BareOpenLdapServer.BASE)
                .with("objectClass", "user")
                .with("cn", "alice")
                .with("mailNickname", "alice")
                .with(
                        "homeMDB",
                        organization
                                .servers()
                                .get(0)
                                .mailboxDatabase()
                                .orElseThrow()
                                .dn())
                .with("legacyExchangeDN", "/o=Example/ou=Group/cn=Recipients/cn=alice")
                .build());
        for (AddressList list : organization.addressLists()) {
            List<String> members = new ArrayList<>();
            directory.search(
                    Search.below(BareOpenLdapServer.BASE, list.purportedSearch().orElseThrow(), "mailNickname"),
                    entry -> members.add(entry.text("mailNickname").orElseThrow()));
            boolean hasPeople = list.global() || list.name().equals("All Users");
            assertThat(members).as(list.name()).isEqualTo(hasPeople ? List.of("alice") : List.of());
        }
    }

    @Test
    void saysWhichFileToLoadWithoutTheRightToChangeTheConfiguration() throws Exception {
        try (BareOpenLdapServer server = new BareOpenLdapServer(files, false);
                Directory directory = Directories.open(server.settings(), IDENTITY)) {
            Provisioning provisioning = new Provisioning(directory);

            assertThatThrownBy(() -> provisioning.apply(request("Example"), ProvisioningProgress.NONE))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining(CN_CONFIG_SCHEMA)
                    .hasMessageContaining("samba-password.ldif")
                    .hasMessageContaining("slapd.conf");
            assertThat(new Organizations(directory).all()).isEmpty();
        }
    }
}
