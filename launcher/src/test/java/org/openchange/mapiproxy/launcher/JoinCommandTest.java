/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;

class JoinCommandTest {
    private static final int WRONG_USE = 2;

    private final InputStream realInput = System.in;

    @TempDir
    private Path data;

    @AfterEach
    void restoreInput() {
        System.setIn(realInput);
    }

    private CommandRun run(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
        return CommandRun.of(all);
    }

    private void join() throws Exception {
        Secret password = MachineAccountFile.newPassword();
        new MachineAccountFile(data)
                .write(new MachineAccount(
                        "MBX1",
                        "EXAMPLE",
                        "example.test",
                        "mbx1.example.test",
                        password,
                        Optional.empty(),
                        1,
                        Instant.now()));
    }

    @Test
    void asksWhoMayMakeTheAccount() {
        CommandRun run = run("join", "--realm", "example.test");

        assertThat(run.exitCode()).isEqualTo(WRONG_USE);
        assertThat(run.err()).contains("--user");
    }

    @Test
    void asksForTheRealm() {
        CommandRun run = run("join", "--user", "Administrator", "--password-stdin");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--realm");
    }

    @Test
    void tellsThatThereIsNoMembership() {
        assertThat(run("join", "--check").err()).contains("no member");
        assertThat(run("leave", "--local").err()).contains("no member");
    }

    @Test
    void tellsThatNoControllerAnswers() throws Exception {
        join();
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        CommandRun run = run("join", "--check", "--dc", "127.0.0.1[" + closed + "]");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("EXAMPLE\\MBX1$");
        assertThat(run.err()).contains("secure channel to 127.0.0.1[" + closed + "]");
    }

    @Test
    void joinsNothingWhereNoDirectoryAnswers() throws Exception {
        System.setIn(new ByteArrayInputStream("s3cret\n".getBytes(StandardCharsets.UTF_8)));

        CommandRun run = run(
                "join",
                "--user",
                "Administrator",
                "--realm",
                "example.test",
                "--dc",
                "127.255.255.254",
                "--password-stdin");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("127.255.255.254").doesNotContain("s3cret");
        assertThat(new MachineAccountFile(data).read()).isEmpty();
    }

    @Test
    void forgetsTheSecretHere() throws Exception {
        join();

        assertThat(run("leave", "--local").out()).contains("left example.test");
        assertThat(Files.exists(new MachineAccountFile(data).account())).isFalse();
    }
}
