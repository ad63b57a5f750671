/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.ProxyOption;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;

class MailboxCommandTest {
    private static final String LEGACY = "/o=Contoso/ou=North/cn=Recipients/cn=";

    @TempDir
    private Path directory;

    private ProxySettings settings;

    @BeforeEach
    void fillDirectoryAndDatabase() throws Exception {
        Map<String, String> properties = Map.of(ProxyOption.DATA_DIRECTORY.propertyName(), directory.toString());
        settings = ProxySettings.load(name -> Optional.ofNullable(properties.get(name)));
        try (Directory people = Directories.open(settings.directory(), settings.identity())) {
            people.add(person(people, "alice", "0"));
            people.add(person(people, "bob", "2"));
        }
        try (Database database = Databases.open(settings.database())) {
            new OrganizationRepository(database).register("Contoso", "North", "ALPHA");
        }
    }

    private static DirectoryEntry person(Directory people, String name, String control) {
        return DirectoryEntry.named("CN=" + name + "," + people.layout().users())
                .with(Attributes.OBJECT_CLASS, "user")
                .with(Attributes.COMMON_NAME, name)
                .with(Attributes.ACCOUNT_NAME, name)
                .with(Attributes.MAIL, name + "@contoso.example")
                .with(Attributes.MAIL_NICKNAME, name)
                .with(Attributes.HOME_MDB, "CN=Mailbox Store")
                .with(Attributes.USER_ACCOUNT_CONTROL, control)
                .with(Attributes.LEGACY_EXCHANGE_DN, LEGACY + name)
                .build();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("mailbox"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", directory.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Test
    void createsListsAndDeletes() {
        CommandRun created = run("create", "alice@contoso.example", "--locale", "de-CH");
        assertThat(created.err()).isEmpty();
        assertThat(created.exitCode()).isZero();

        JsonObject listed = json(run("list", "--json").out());
        assertThat(listed.getString("legacyExchangeDN")).isEqualTo(LEGACY + "alice");
        assertThat(listed.getString("locale")).isEqualTo("de-CH");
        assertThat(listed.getBoolean("enabled")).isTrue();
        assertThat(run("list").out())
                .isEqualTo(listed.getString("mailboxGuid") + "  " + LEGACY + "alice" + System.lineSeparator());

        assertThat(run("delete", "alice", "--yes").exitCode()).isZero();
        assertThat(run("list").out()).isEmpty();
    }

    @Test
    void refusesASecondMailbox() {
        run("create", "alice");

        CommandRun again = run("create", "ALICE");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err().lines()).singleElement().asString().contains("already");
    }

    @Test
    void refusesWhoIsNotEnabledAndWhoIsNotThere() {
        assertThat(run("create", "bob").err()).contains("not enabled for mail");
        assertThat(run("create", "carol").err()).contains("nobody called carol");
        assertThat(run("create", "alice", "--locale", "not a tag").exitCode()).isEqualTo(2);
        assertThat(run("list").out()).isEmpty();
    }

    @Test
    void deletesNothingUnconfirmed() {
        run("create", "alice");

        CommandRun run = run("delete", "alice");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--yes");
        assertThat(run("list").out()).contains(LEGACY + "alice");
    }

    @Test
    void deletesTheMailboxOfSomebodyWhoHasLeftAndNobodyElse() throws Exception {
        run("create", "alice");
        try (Directory people = Directories.open(settings.directory(), settings.identity())) {
            people.delete("CN=alice," + people.layout().users());
        }

        assertThat(run("delete", "alice", "--yes").err()).contains("has no mailbox");
        assertThat(run("delete", LEGACY + "ALICE", "--yes").exitCode()).isZero();
        try (Directory people = Directories.open(settings.directory(), settings.identity())) {
            assertThat(people.read("CN=bob," + people.layout().users())).isPresent();
        }
    }
}
