/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.it.CommandLine.Run;

/** The command line as a person uses it, with the server that the build has made. */
class LauncherIT {
    private static final Pattern BINDING = Pattern.compile("(\\w+) +ncacn_ip_tcp:127\\.0\\.0\\.1\\[(\\d+)]");

    @TempDir
    private Path data;

    @AfterEach
    void leaveNothingRunning() throws Exception {
        run("down");
    }

    @Test
    void whatUpStartsStatusShowsAndDownEnds() throws Exception {
        Run up = run("up", "--epm-port", "0", "--http-port", "0", "--management-port", "0", "--node", "it", "--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("first login    admin / ").contains("ready after");
        int epmPort = portOf("epmapper", up);
        int rpcPort = portOf("rpc", up);
        new Socket("127.0.0.1", epmPort).close();
        new Socket("127.0.0.1", rpcPort).close();

        Run status = run("status");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output())
                .contains("node it")
                .contains("[" + epmPort + "]")
                .endsWith("ready\n");

        Run again = run("up", "--epm-port", "0", "--http-port", "0", "--management-port", "0", "--detach");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("it runs already in " + data);

        Run down = run("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).contains("stopped");
        assertThatThrownBy(() -> new Socket("127.0.0.1", epmPort)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> new Socket("127.0.0.1", rpcPort)).isInstanceOf(ConnectException.class);
        assertThat(run("status").exitCode()).isEqualTo(3);
    }

    @Test
    void aModuleThatNobodyHasDeployedStopsTheStartAndIsNamed() throws Exception {
        Path configuration = Files.writeString(
                data.resolve("mapiproxy.conf"),
                "dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[9]\ndcerpc_mapiproxy:modules = nosuchmodule\n");

        Run up = run(
                "up",
                "-c",
                configuration.toString(),
                "--epm-port",
                "0",
                "--http-port",
                "0",
                "--management-port",
                "0",
                "--timeout",
                "120",
                "--detach");

        assertThat(up.exitCode()).as(up.output()).isEqualTo(1);
        assertThat(up.output().lines().reduce((earlier, later) -> later).orElse(""))
                .contains("nosuchmodule");
        assertThat(run("status").exitCode()).isEqualTo(3);
    }

    private static int portOf(String listener, Run up) {
        Matcher matcher = BINDING.matcher(up.output());
        while (matcher.find()) {
            if (matcher.group(1).equals(listener)) {
                return Integer.parseInt(matcher.group(2));
            }
        }
        throw new AssertionError("no listener " + listener + " in:\n" + up.output());
    }

    private Run run(String command, String... options) throws IOException, InterruptedException {
        return new CommandLine(data).run(command, options);
    }
}
