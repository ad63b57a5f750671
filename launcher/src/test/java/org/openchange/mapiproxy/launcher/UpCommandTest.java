/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;

class UpCommandTest {
    @TempDir
    private Path directory;

    @AfterEach
    void forgetInstallation() {
        System.clearProperty(Installation.HOME_PROPERTY);
    }

    @Test
    void refusesASecondStartOnTheSameData() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        InstanceRecord running =
                new InstanceRecord(self.pid(), self.info().startInstant().orElseThrow(), "n", "127.0.0.1", 1, 2, "");
        running.write(new InstanceDirectory(directory));

        CommandRun run = up();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("it runs already in " + directory).contains("pid " + self.pid());
    }

    @Test
    void clearsAwayTheRecordOfAProcessThatIsGone() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        InstanceRecord stale = new InstanceRecord(
                self.pid(), self.info().startInstant().orElseThrow().minusSeconds(3600), "n", "127.0.0.1", 1, 2, "");
        stale.write(new InstanceDirectory(directory));
        System.setProperty(Installation.HOME_PROPERTY, directory.toString());

        CommandRun run = up();

        assertThat(run.err()).doesNotContain("runs already");
        assertThat(new InstanceDirectory(directory).record()).doesNotExist();
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun run = CommandRun.of(
                    "up", "--data", directory.toString(), "--epm-port", Integer.toString(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err())
                    .contains("port " + taken.getLocalPort() + " on 127.0.0.1 for the endpoint mapper is in use")
                    .contains("--epm-port N");
        }
    }

    @Test
    void startsNothingWithABadConfiguration() throws Exception {
        Path file = Files.writeString(
                directory.resolve("bad.conf"), "mapiproxy:epm port = many\nmapiproxy:rpc port = -1\n");

        CommandRun run = CommandRun.of("up", "--data", directory.resolve("data").toString(), "-c", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).contains("bad.conf:1").contains("bad.conf:2");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void checksAnUpstreamThatTheCommandLineNames() {
        CommandRun run = CommandRun.of("up", "--data", directory.toString(), "--upstream", "nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere").contains("ncacn_ip_tcp:");
    }

    @Test
    void saysHowAServerIsBuiltWhenThereIsNone() {
        System.setProperty(Installation.HOME_PROPERTY, directory.toString());

        CommandRun run = up();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("start by the script ./mapiproxy");
    }

    private CommandRun up() {
        return CommandRun.of(
                "up", "--data", directory.toString(), "--epm-port", "0", "--http-port", "0", "--management-port", "0");
    }
}
