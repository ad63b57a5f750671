/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.Engine;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxOwner;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository;

class OrganizationRepositoryTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void registersTheSameOnce(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            OrganizationRepository organizations = new OrganizationRepository(database);
            Organization first = organizations.register("Contoso", "North", "ALPHA");

            assertThat(organizations.register("CONTOSO", "north", "Alpha")).isEqualTo(first);
            assertThat(organizations.find("contoso")).contains(first);
            assertThat(organizations.list()).containsExactly(first);

            Organization more = organizations.register("Contoso", "South", "BETA");
            assertThat(more.groups())
                    .extracting(Organization.AdministrativeGroup::name)
                    .containsExactly("North", "South");
            assertThat(more.groups().get(0)).isEqualTo(first.groups().get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void plantsThePublicFoldersThatALogonTells(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            Organization.PublicFolderStore store = new OrganizationRepository(database)
                    .register("Contoso", "North", "ALPHA")
                    .groups()
                    .get(0)
                    .publicFolders();

            Map<SpecialPublicFolder, PublicFolder> special = store.folders().stream()
                    .filter(folder -> folder.special().isPresent())
                    .collect(Collectors.toMap(folder -> folder.special().get(), Function.identity()));
            assertThat(special).containsOnlyKeys(SpecialPublicFolder.values());
            assertThat(special.get(SpecialPublicFolder.ROOT).parent()).isEmpty();
            assertThat(parent(special, SpecialPublicFolder.FREE_BUSY)).isEqualTo(SpecialPublicFolder.NON_IPM_SUBTREE);
            assertThat(parent(special, SpecialPublicFolder.LOCAL_FREE_BUSY)).isEqualTo(SpecialPublicFolder.FREE_BUSY);
            assertThat(special.get(SpecialPublicFolder.LOCAL_FREE_BUSY).displayName())
                    .isEqualTo("EX:/o=Contoso/ou=North");
            assertThat(special.get(SpecialPublicFolder.LOCAL_OFFLINE_ADDRESS_BOOK)
                            .displayName())
                    .isEqualTo("/o=Contoso/cn=addrlists/cn=oabs/cn=Default Offline Address Book");
            assertThat(store.folders()).extracting(PublicFolder::id).doesNotHaveDuplicates();
            assertThat(store.folders()).extracting(PublicFolder::changeNumber).doesNotHaveDuplicates();
        }
    }

    private static SpecialPublicFolder parent(
            Map<SpecialPublicFolder, PublicFolder> special, SpecialPublicFolder child) {
        long id = special.get(child).parent().orElseThrow();
        return special.values().stream()
                .filter(folder -> folder.id() == id)
                .findFirst()
                .flatMap(PublicFolder::special)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void isDeregisteredOnlyWithoutMailboxes(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            OrganizationRepository organizations = new OrganizationRepository(database);
            MailboxRepository mailboxes = new MailboxRepository(database);
            organizations.register("Contoso", "North", "ALPHA");
            organizations.register("Fabrikam", "North", "ALPHA");
            UUID owner = UUID.randomUUID();
            mailboxes.create(new MailboxOwner(owner, "/o=contoso/ou=North/cn=Recipients/cn=ann", Locale.ENGLISH));

            assertThatThrownBy(() -> organizations.deregister("Contoso"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("1 mailboxes");
            assertThat(organizations.find("Contoso").orElseThrow().mailboxes()).isEqualTo(1);

            mailboxes.delete(owner);
            assertThat(organizations.deregisterServer("Contoso", "North", "alpha"))
                    .isTrue();
            assertThat(organizations.deregisterServer("Contoso", "North", "alpha"))
                    .isFalse();
            assertThat(organizations.deregister("CONTOSO")).isTrue();
            assertThat(organizations.deregister("CONTOSO")).isFalse();
            assertThat(organizations.list()).extracting(Organization::name).containsExactly("Fabrikam");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRegisteredByTwoNodesAtOnce(Engine engine) throws Exception {
        DatabaseSettings settings = engine.settings(directory);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Database first = Databases.open(settings);
                Database second = Databases.open(Engine.again(settings))) {
            for (int round = 0; round < 10; round++) {
                String name = "Organization " + round;
                Callable<Organization> one = () -> new OrganizationRepository(first).register(name, "G", "S");
                Callable<Organization> other = () -> new OrganizationRepository(second).register(name, "G", "S");
                for (Future<Organization> result : threads.invokeAll(java.util.List.of(one, other))) {
                    assertThat(Optional.of(result.get())).isEqualTo(new OrganizationRepository(first).find(name));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
