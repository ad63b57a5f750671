/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.bench.load.UpstreamServer;
import picocli.CommandLine;

@Timeout(30)
class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void loadPrintsOneLine() throws Exception {
        try (UpstreamServer server =
                new UpstreamServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5840)) {
            int code = execute("load", "--target", "127.0.0.1:" + server.port(), "--warm-up", "0", "--seconds", "1");

            assertThat(code).isZero();
            assertThat(out.toString().lines()).hasSize(1).first().asString().contains("calls/s", "p50", "p99");
        }
    }

    @Test
    void aRefusedConnectionIsOneLineAndExitCodeOne() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(execute("load", "--target", "127.0.0.1:" + closed)).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("load: ", "refused");
    }

    @Test
    void anEndpointWithoutPortIsAUsageError() {
        assertThat(execute("load", "--target", "127.0.0.1")).isEqualTo(2);
        assertThat(err.toString()).contains("'127.0.0.1' is not HOST:PORT");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = BenchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
