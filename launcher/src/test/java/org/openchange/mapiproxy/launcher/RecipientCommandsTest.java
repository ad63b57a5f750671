/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an embedded directory whose files the commands open themselves. */
class RecipientCommandsTest {
    @TempDir
    private Path data;

    @BeforeEach
    void configures() throws IOException {
        Files.writeString(data.resolve("mapiproxy.conf"), "[global]\nnetbios name = MAIL\nrealm = example.org\n");
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void saysWhatToRunWhereThereIsNoOrganizationYet() {
        CommandRun list = run("user", "list");
        assertThat(list.exitCode()).isEqualTo(1);
        assertThat(list.err()).contains("run ./mapiproxy provision --organization \"First Organization\"");
    }

    @Test
    void makesListsAndDeletes() {
        assertThat(run("provision").exitCode()).isZero();
        assertThat(run("user", "create", "alice", "--name", "Müller, Alice", "--no-password")
                        .exitCode())
                .isZero();
        CommandRun again = run("user", "create", "alice", "--no-password");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("has a mailbox already");
        assertThat(run("group", "create", "sales", "--owner", "alice").exitCode())
                .isZero();
        assertThat(run("group", "add", "sales", "alice").out()).contains("added 1 to sales");
        assertThat(run("contact", "create", "Zoe", "zoe@elsewhere.example").exitCode())
                .isZero();
        JsonArray users = Json.createReader(
                        new StringReader(run("user", "list", "--json").out()))
                .readArray();
        assertThat(users).hasSize(1);
        assertThat(users.getJsonObject(0).getString("mail")).isEqualTo("alice@example.org");
        assertThat(run("user", "show", "alice@example.org").out()).contains("displayName: Müller, Alice");
        assertThat(run("user", "delete", "alice").exitCode()).isZero();
        assertThat(run("user", "list").out()).isBlank();
    }

    @Test
    void writesLinesThatFailedIntoATableThatCanBeImported() throws IOException {
        assertThat(run("provision").exitCode()).isZero();
        Path table = data.resolve("people.csv");
        Files.writeString(table, "account,name,mail\na1,\"Ö, One\",\na2,Two,a1@example.org\n");
        CommandRun first = run("user", "import", table.toString());
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out()).contains("imported 1, there already 0, failed 1");
        Path errors = data.resolve("people.errors.csv");
        assertThat(Files.readString(errors))
                .startsWith("account,name,mail,problem\r\n")
                .contains("a2,Two,");
        Files.writeString(errors, Files.readString(errors).replace("a2,Two,a1@example.org", "a2,Two,a2@example.org"));
        assertThat(run("user", "import", errors.toString()).out()).contains("imported 1, there already 0, failed 0");
    }
}
