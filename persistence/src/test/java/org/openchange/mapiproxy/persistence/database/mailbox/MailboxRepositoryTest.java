/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.Engine;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository;

class MailboxRepositoryTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void isFoundByItsOwnerAndByItsLegacyName(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            MailboxRepository mailboxes = ready(database);
            Mailbox mailbox = mailboxes.create(owner("Zoë"));

            assertThat(mailboxes.find(mailbox.owner())).contains(mailbox);
            assertThat(mailboxes.find("/O=CONTOSO/OU=NORTH/CN=RECIPIENTS/CN=ZOË"))
                    .contains(mailbox);
            assertThat(mailboxes.find(UUID.randomUUID())).isEmpty();
            assertThat(mailbox.organization()).isEqualTo("Contoso");
            assertThat(mailbox.enabled()).isTrue();
            assertThat(mailbox.locale()).isEqualTo("de-CH");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isDisabledAndEnabledAndDeleted(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            MailboxRepository mailboxes = ready(database);
            Mailbox mailbox = mailboxes.create(owner("ann"));

            assertThat(mailboxes.enable(mailbox.owner(), false)).isTrue();
            assertThat(mailboxes.find(mailbox.owner()).orElseThrow().enabled()).isFalse();
            assertThat(mailboxes.delete(mailbox.owner())).isTrue();
            assertThat(mailboxes.delete(mailbox.owner())).isFalse();
            assertThat(mailboxes.enable(mailbox.owner(), true)).isFalse();
            Mailbox next = mailboxes.create(owner("ann"));
            assertThat(next.guid()).isNotEqualTo(mailbox.guid());
            assertThat(next.replicaGuid()).isNotEqualTo(mailbox.replicaGuid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheOnlyOneOfItsOwnerAndName(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            MailboxRepository mailboxes = ready(database);
            MailboxOwner ann = owner("ann");
            mailboxes.create(ann);

            assertConflict(() -> mailboxes.create(ann), "already");
            assertConflict(() -> mailboxes.create(owner("ANN")), "already");
            assertConflict(
                    () -> mailboxes.create(new MailboxOwner(UUID.randomUUID(), "/o=Other/ou=x/cn=y", Locale.ROOT)),
                    "Other is not registered");
        }
    }

    private static void assertConflict(Runnable work, String reason) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(DatabaseException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.CONFLICT))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource
    void areHandedOverInPages(Engine engine) throws SQLException {
        try (Database database = Databases.open(engine.settings(directory))) {
            MailboxRepository mailboxes = ready(database);
            List<UUID> created = new ArrayList<>();
            for (int i = 0; i < 501; i++) {
                created.add(mailboxes.create(owner("user" + i)).owner());
            }
            List<UUID> listed = new ArrayList<>();
            mailboxes.forEach(mailbox -> listed.add(mailbox.owner()));
            assertThat(listed).isEqualTo(created);
        }
    }

    @Test
    void hasAnOwnerOfAnOrganization() {
        assertThatThrownBy(() -> new MailboxOwner(UUID.randomUUID(), "cn=ann", Locale.ROOT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailboxOwner(UUID.randomUUID(), "/o=x/" + "y".repeat(512), Locale.ROOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MailboxRepository ready(Database database) {
        new OrganizationRepository(database).register("Contoso", "North", "ALPHA");
        return new MailboxRepository(database);
    }

    private static MailboxOwner owner(String name) {
        return new MailboxOwner(
                UUID.randomUUID(), "/o=Contoso/ou=North/cn=Recipients/cn=" + name, Locale.forLanguageTag("de-CH"));
    }
}
