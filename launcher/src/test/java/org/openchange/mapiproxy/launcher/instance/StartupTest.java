/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {
    private static final String UP = "{\"status\":\"UP\",\"reasons\":[]}";
    private static final String DOWN = "{\"status\":\"DOWN\",\"reasons\":[\"module downgrade is not deployed\"]}";

    @TempDir
    private Path root;

    private final List<String> progress = new ArrayList<>();
    private final AtomicReference<String> answer = new AtomicReference<>(DOWN);
    private InstanceDirectory directory;
    private ServerDirectory server;
    private HttpServer console;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        directory = new InstanceDirectory(root);
        directory.create();
        server = new ServerDirectory(root.resolve("home"), directory);
        Files.createDirectories(server.base().resolve("deployments"));
        process = new ProcessBuilder("sleep", "60").start();
        console = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        console.createContext("/api/v1/health/ready", exchange -> {
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.get().equals(UP) ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        console.start();
    }

    @AfterEach
    void stop() {
        console.stop(0);
        process.destroyForcibly();
    }

    @Test
    void returnsWhenTheInstanceIsReady() throws Exception {
        answer.set(UP);

        await(Duration.ofSeconds(30));
    }

    @Test
    void tellsOnceWhyItIsNotYetReady() {
        assertThatThrownBy(() -> await(Duration.ofSeconds(1)))
                .isInstanceOf(LauncherException.class)
                .hasMessage("not ready after 1 s: module downgrade is not deployed");
        assertThat(progress).containsExactly("  not yet: module downgrade is not deployed");
    }

    @Test
    void doesNotWaitForAServerThatHasEnded() throws Exception {
        Files.writeString(directory.consoleLog(), "Error: no memory\n");
        process.destroyForcibly().waitFor();

        assertThatThrownBy(() -> await(Duration.ofSeconds(30)))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("the server ended with status 137: Error: no memory");
    }

    @Test
    void doesNotWaitForADeploymentThatHasFailed() throws Exception {
        Files.writeString(
                server.base().resolve("deployments/mapiproxy.ear.failed"),
                "Caused by: a.B: the configuration is bad\"}");

        assertThatThrownBy(() -> await(Duration.ofSeconds(30)))
                .isInstanceOf(LauncherException.class)
                .hasMessage("the proxy does not start: the configuration is bad");
    }

    @Test
    void doesNotWaitForAModuleThatDoesNotComeWithTheDeployment() throws Exception {
        Files.createFile(server.base().resolve("deployments/mapiproxy.ear.deployed"));

        assertThatThrownBy(() -> await(Duration.ofSeconds(30)))
                .isInstanceOf(LauncherException.class)
                .hasMessage("deployed but not ready: module downgrade is not deployed");
    }

    private void await(Duration timeout) throws LauncherException, InterruptedException {
        InstanceRecord record = new InstanceRecord(
                process.pid(),
                Instant.now(),
                "n",
                "127.0.0.1",
                console.getAddress().getPort(),
                0,
                "");
        ConsoleClient client = new ConsoleClient(record, new ConsolePeople(directory));
        new Startup(process, server, client, progress::add, Duration.ofMillis(500))
                .await(timeout, new BootReport(directory, server));
    }
}
