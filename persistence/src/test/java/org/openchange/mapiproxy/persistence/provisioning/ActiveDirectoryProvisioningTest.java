/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.directory.server.DomainController;
import org.openchange.mapiproxy.persistence.organization.ExchangeServer;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;

/** On Samba's domain controller, which checks a schema as Windows does. One test, since each domain takes a minute. */
class ActiveDirectoryProvisioningTest {
    private static final String SCHEMA = "CN=Schema,CN=Configuration," + DomainController.BASE;
    private static final ProvisioningRequest REQUEST =
            new ProvisioningRequest("Example", "Group", "MAIL1", "mail1.example.test", "example.test");

    @TempDir
    private Path files;

    @Test
    void extendsTheSchemaInSpiteOfAnInterruptionAndMakesAnOrganization() throws Exception {
        try (DomainController controller = new DomainController(files, "127.0.0.23");
                Directory directory = Directories.open(
                        controller.settings(), new ProxyIdentity("MAIL1", "EXAMPLE", "example.test"))) {
            Provisioning provisioning = new Provisioning(directory);
            int all = provisioning.plan(REQUEST).size();

            assertThatThrownBy(() -> provisioning.apply(REQUEST, new KillingAfter(controller, 70)))
                    .isInstanceOf(IOException.class);
            controller.start();
            int left = provisioning.apply(REQUEST, ProvisioningProgress.NONE);

            assertThat(left).isBetween(all - 71, all - 69);
            assertThat(provisioning.plan(REQUEST).missing()).isEmpty();
            assertSchemaHas(directory, "homeMDB", "32774", "32");
            Organization organization =
                    new Organizations(directory).find("Example").orElseThrow();
            String alice = controller.addUser("alice", "Pw1.abcdefgh");
            giveMailbox(directory, alice, organization.server("MAIL1").orElseThrow());
            assertThat(directory.find(Search.below(
                            DomainController.BASE,
                            organization
                                    .globalAddressList()
                                    .orElseThrow()
                                    .purportedSearch()
                                    .orElseThrow(),
                            "cn")))
                    .hasValueSatisfying(entry -> assertThat(entry.dn()).isEqualToIgnoringCase(alice));
            remove(directory, organization);
            assertThat(directory.read(alice)).isPresent();
            assertSchemaHas(directory, "homeMDB", "32774", "32");
        }
    }

    /** Takes the server away in the middle. */
    private record KillingAfter(DomainController controller, int changes) implements ProvisioningProgress {
        @Override
        public void begins(Change change) {
            if (change.done() == changes) {
                controller.kill();
            }
        }

        @Override
        public void ends(int changes) {}
    }

    private static void assertSchemaHas(Directory directory, String attribute, String mapiId, String linkId)
            throws DirectoryException {
        assertThat(directory.find(
                        Search.childrenOf(SCHEMA, EntryFilter.equal("lDAPDisplayName", attribute), "mAPIID", "linkID")))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.text("mAPIID")).contains(mapiId);
                    assertThat(entry.text("linkID")).contains(linkId);
                });
    }

    private static void giveMailbox(Directory directory, String dn, ExchangeServer server) throws DirectoryException {
        String database = server.mailboxDatabase().orElseThrow().dn();
        directory.modify(
                dn,
                List.of(
                        Modification.add("mailNickname", "alice"),
                        Modification.add("homeMDB", database),
                        Modification.add("homeMTA", server.mta().orElseThrow()),
                        Modification.add("legacyExchangeDN", "/o=Example/ou=Group/cn=Recipients/cn=alice"),
                        Modification.add("proxyAddresses", "SMTP:alice@example.test"),
                        Modification.add("msExchUserAccountControl", "0"),
                        Modification.add("msExchRecipientTypeDetails", "6"),
                        Modification.add("msExchRecipientDisplayType", "0"),
                        Modification.add("msExchOmaAdminWirelessEnable", "0"),
                        Modification.add("msExchHideFromAddressLists", "FALSE"),
                        Modification.add("extensionAttribute14", "x"),
                        Modification.add("authOrig", DomainController.ADMINISTRATOR),
                        Modification.add("publicDelegates", DomainController.ADMINISTRATOR)));
        assertThat(directory
                        .read(database, "homeMDBBL")
                        .orElseThrow()
                        .text("homeMDBBL")
                        .orElseThrow())
                .isEqualToIgnoringCase(dn);
    }

    private static void remove(Directory directory, Organization organization) throws IOException {
        Removal removal = new Removal(directory, Optional.empty(), organization);
        assertThat(removal.loss()).isEqualTo(new Removal.Loss(1, 1));
        removal.apply(ProvisioningProgress.NONE);
        assertThat(new Organizations(directory).all()).isEmpty();
    }
}
