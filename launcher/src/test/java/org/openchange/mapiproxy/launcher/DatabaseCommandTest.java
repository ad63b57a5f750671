/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandTest {
    @TempDir
    private Path directory;

    private CommandRun run(String command) {
        return CommandRun.of("database", command, "--data", directory.toString());
    }

    @Test
    void saysWhatIsMissingBeforeItIsThere() {
        CommandRun before = run("check");
        assertThat(before.exitCode()).isEqualTo(4);
        assertThat(before.out()).contains("schema         empty", "missing        1 organizations and mailboxes");

        assertThat(run("migrate").exitCode()).isZero();

        CommandRun after = run("check");
        assertThat(after.exitCode()).isZero();
        assertThat(after.out()).contains("schema         version 1").doesNotContain("missing");
    }

    @Test
    void keepsItsOwnDatabaseToItsOwner() throws Exception {
        assertThat(run("migrate").exitCode()).isZero();

        Path database = directory.resolve("database");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(database.resolve("password")).strip()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(run("check").out())
                .doesNotContain(Files.readString(database.resolve("password")).strip());
    }

    @Test
    void saysInOneLineThatItCannotBeReached() throws Exception {
        Files.writeString(
                directory.resolve("mapiproxy.conf"), "mapiproxy:database = jdbc:postgresql://127.0.0.1:1/none\n");

        CommandRun run = run("check");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("the database cannot be reached");
    }
}
