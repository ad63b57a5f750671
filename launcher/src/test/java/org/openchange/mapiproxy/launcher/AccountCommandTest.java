/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandTest {
    private final InputStream realInput = System.in;

    @TempDir
    private Path directory;

    @AfterEach
    void restoreInput() {
        System.setIn(realInput);
    }

    @Test
    void keepsAccountsFromTheirFirstPasswordToTheirEnd() throws Exception {
        assertThat(withInput("first\n", "add", "--domain", "EX", "alice").exitCode())
                .isZero();
        String before = Files.readString(directory.resolve("accounts"));
        assertThat(run("list").out().strip()).isEqualTo("EX\\alice");

        assertThat(withInput("second\n", "password", "--domain", "EX", "alice").exitCode())
                .isZero();
        assertThat(Files.readString(directory.resolve("accounts"))).isNotEqualTo(before);

        assertThat(run("delete", "--domain", "EX", "alice").exitCode()).isZero();
        assertThat(run("list").out()).isEmpty();
    }

    @Test
    void keepsHashesOnlyAndForTheOwnerOnly() throws Exception {
        withInput("s3cret-s3cret\n", "add", "--domain", "EX", "alice");

        Path file = directory.resolve("accounts");
        assertThat(Files.readString(file)).contains("alice").doesNotContain("s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void takesTheDomainFromTheConfiguration() throws Exception {
        Files.writeString(directory.resolve("mapiproxy.conf"), "workgroup = FABRIKAM\n");

        assertThat(withInput("pw\n", "add", "bob").out()).contains("added FABRIKAM\\bob");
    }

    @Test
    void refusesASecondAccountOfTheSameName() {
        withInput("pw\n", "add", "--domain", "EX", "alice");

        CommandRun again = withInput("pw\n", "add", "--domain", "ex", "ALICE");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err().lines()).hasSize(1);
    }

    @Test
    void asksForAPasswordOnStandardInputWhenItIsEmpty() {
        CommandRun run = withInput("", "add", "--domain", "EX", "alice");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("first line");
        assertThat(directory.resolve("accounts")).doesNotExist();
    }

    @Test
    void listMakesNoDirectory() {
        Path missing = directory.resolve("missing");

        assertThat(CommandRun.of("account", "list", "--data", missing.toString())
                        .exitCode())
                .isZero();
        assertThat(missing).doesNotExist();
    }

    private CommandRun withInput(String input, String command, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--password-stdin";
        return run(command, all);
    }

    private CommandRun run(String command, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "account";
        all[1] = command;
        all[2] = "--data";
        all[3] = directory.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.of(all);
    }
}
