/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.launcher.option.ExitCode;

/** The commands user, group and contact with the embedded directory, each in a run of its own, as they are typed. */
class PeopleCommandTest {
    @TempDir
    private Path data;

    @BeforeEach
    void provisions() throws Exception {
        Files.writeString(
                data.resolve("mapiproxy.conf"),
                "[global]\nnetbios name = MAIL1\nrealm = EXAMPLE.TEST\nmapiproxy:organization = Example\n");
        succeeds("provision");
    }

    private CommandRun run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String succeeds(String... command) {
        CommandRun run = run(command);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return run.out();
    }

    private String fails(String... command) {
        CommandRun run = run(command);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines()).hasSize(1);
        return run.err();
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    @Test
    void makesDisablesEnablesAndDeletesAUser() {
        assertThat(succeeds("user", "create", "alice", "--no-password", "--name", "Müller, Alice"))
                .startsWith("made Müller, Alice <alice@example.test>: CN=Müller\\, Alice,");
        assertThat(fails("user", "create", "alice", "--no-password")).contains("has a mailbox already");
        assertThat(succeeds("user", "disable", "alice")).startsWith("disabled Müller, Alice");
        assertThat(succeeds("user", "list"))
                .contains("alice\talice@example.test\t")
                .contains(", disabled\t");
        assertThat(object(succeeds("user", "enable", "alice", "--json")).getBoolean("enabled"))
                .isTrue();
        assertThat(object(succeeds("user", "show", "alice@example.test", "--json"))
                        .getJsonArray("legacyExchangeDN")
                        .getString(0))
                .isEqualTo("/o=Example/ou=First Administrative Group/cn=Recipients/cn=alice");
        assertThat(succeeds("user", "delete", "alice")).startsWith("deleted Müller, Alice");
        assertThat(array(succeeds("user", "list", "--json"))).isEmpty();
        assertThat(fails("user", "show", "alice")).contains("alice");
    }

    @Test
    void changesWhoBelongsToAGroup() {
        succeeds("user", "create", "alice", "--no-password");
        succeeds("user", "create", "hall", "--no-password", "--room");
        succeeds("group", "create", "sales", "--owner", "alice");

        assertThat(succeeds("group", "add", "sales", "alice", "hall@example.test"))
                .startsWith("added 2");
        assertThat(succeeds("group", "show", "sales")).contains("member: CN=alice,", "member: CN=hall,");
        assertThat(succeeds("group", "remove", "sales", "hall")).startsWith("removed 1");
        assertThat(succeeds("group", "show", "sales"))
                .contains("member: CN=alice,")
                .doesNotContain("member: CN=hall,");
        assertThat(fails("group", "add", "sales", "nobody")).contains("nobody");
        assertThat(succeeds("group", "list")).contains("sales@example.test");
        assertThat(succeeds("group", "delete", "sales")).startsWith("deleted sales");
    }

    @Test
    void keepsContacts() {
        assertThat(succeeds("contact", "create", "Zoe Smith", "zoe@elsewhere.example", "--company", "Elsewhere"))
                .startsWith("made Zoe Smith <zoe@elsewhere.example>");
        assertThat(succeeds("contact", "show", "zoe")).contains("company: Elsewhere");
        assertThat(array(succeeds("contact", "list", "--json"))).hasSize(1);
        succeeds("contact", "delete", "zoe@elsewhere.example");
        assertThat(succeeds("contact", "list")).isEmpty();
    }

    @Test
    void importsATableAndWhatWasMendedInTheReport() throws Exception {
        Path table = data.resolve("people.csv");
        Files.writeString(table, "account,name,mail\nalice,Alice,\nbob,Bob,alice@example.test\n");

        CommandRun first = run("user", "import", table.toString());

        assertThat(first.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(first.out()).contains("imported 1, there already 0, failed 1: see ");
        Path report = data.resolve("people.errors.csv");
        assertThat(report).content().contains("bob", "problem");
        Files.writeString(report, Files.readString(report).replace("alice@example.test", "bob@example.test"));
        assertThat(succeeds("user", "import", report.toString())).contains("imported 1");
        assertThat(succeeds("user", "list")).contains("bob\tbob@example.test");
    }
}
