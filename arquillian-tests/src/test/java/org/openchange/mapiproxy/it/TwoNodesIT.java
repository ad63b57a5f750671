/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.it.beans.NoteServer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.transport.RopSubmitMessage;
import org.openchange.mapiproxy.security.account.FileAccountStore;

/** Two servers in one cluster, started as an operator does. In order: the last test kills one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final String PASSWORD = "only for tests";
    private static final String USER_DN = "/o=Example/cn=Recipients/cn=";
    private static final int ROWS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static Node a;
    private static Node b;

    @BeforeAll
    static void startBoth() throws Exception {
        int portOfA = freePort();
        int portOfB = freePort();
        String members = "127.0.0.1[" + portOfA + "],127.0.0.1[" + portOfB + "]";
        a = new Node("a");
        b = new Node("b");
        CompletableFuture<Void> startOfA = CompletableFuture.runAsync(() -> a.start(portOfA, members));
        b.start(portOfB, members);
        startOfA.get();
        await(
                "both nodes see each other",
                () -> a.sessions().contains("\"members\":[\"a\",\"b\"]")
                        && b.sessions().contains("\"members\":[\"a\",\"b\"]"));
    }

    @AfterAll
    static void stopBoth() throws Exception {
        a.stop();
        b.stop();
    }

    @Test
    @Order(1)
    void theSampleModuleChangesARopAndKeepsItsCountWhereTheOtherNodeFindsIt() throws Exception {
        RopRequest submit = new RopSubmitMessage.Request(0, 0, 0);
        try (EmsmdbClient client = a.open("user")) {
            String received = client.rpc(packed(new RopQueryRows.Request(0, 0, 0, 1, 500), submit));

            assertThat(ropsIn(received)).containsExactly(new RopQueryRows.Request(0, 0, 0, 1, ROWS), submit);
            assertThat(a.sessions()).contains("rowlimit.submitted");
            try (EmsmdbClient elsewhere = b.open("user")) {
                assertThat(b.sessions()).contains("rowlimit.submitted");
                elsewhere.disconnect();
            }
            client.disconnect();
        }
        await("the record is taken away", () -> a.released() + b.released() == 1);
    }

    private static String packed(RopRequest... requests) {
        RopBuffer buffer = RopRequestList.of(List.of(requests), 0x11).buffer();
        ByteBuffer packed =
                new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), RpcHeaderExt.XOR_MAGIC))).write();
        return StandardCharsets.ISO_8859_1.decode(packed).toString();
    }

    private static List<RopRequest> ropsIn(String packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed.getBytes(StandardCharsets.ISO_8859_1));
        RopBuffer buffer =
                RopBuffer.read(ExtendedBuffers.read(bytes).blocks().get(0).payload());
        return RopRequestList.read(buffer, RequestContext.UNKNOWN).requests();
    }

    @Test
    @Order(2)
    void aSlotThatIsPutThroughOneNodeIsFoundOnTheOtherAndForgottenOnce() throws Exception {
        try (EmsmdbClient first = a.open("user");
                EmsmdbClient stranger = b.open("other")) {
            assertThat(first.rpc("remember")).isEqualTo("remember");
            assertThat(a.sessions()).contains("EXAMPLE\\\\user", USER_DN + "user", "note.text");
            assertThat(stranger.rpc("")).isEmpty();

            try (EmsmdbClient second = b.open("user")) {
                assertThat(second.rpc("")).isEqualTo("remember");
                assertThat(b.sessions()).contains("EXAMPLE\\\\user", USER_DN + "user", "note.text");
                first.disconnect();
                assertThat(second.rpc("")).isEqualTo("remember");
                assertThat(a.released() + b.released()).isOne();
                second.disconnect();
            }
            await("the record is taken away", () -> a.released() + b.released() == 2);
        }
        try (EmsmdbClient later = a.open("user")) {
            assertThat(later.rpc("")).isEmpty();
        }
    }

    @Test
    @Order(3)
    void aSlotSurvivesItsNodeAndIsForgottenOnceWhetherItsClientComesBackOrNot() throws Exception {
        EmsmdbClient comesBack = a.open("user");
        EmsmdbClient staysAway = a.open("other");
        comesBack.rpc("keep this");
        staysAway.rpc("and this for a while");
        long before = b.released();

        a.kill();

        try (EmsmdbClient back = b.open("user")) {
            assertThat(back.rpc("")).isEqualTo("keep this");
            await("the one that nobody came for is taken away", () -> b.released() == before + 1);
            assertThat(b.sessions()).contains("\"members\":[\"b\"]");
            assertThat(back.rpc("")).isEqualTo("keep this");
            try (EmsmdbClient again = b.open("user")) {
                assertThat(again.rpc("")).isEqualTo("keep this");
                again.disconnect();
            }
            assertThat(b.released()).isEqualTo(before + 1);
            back.disconnect();
        }
        await("the other one is taken away", () -> b.released() == before + 2);
        try (EmsmdbClient late = b.open("other")) {
            assertThat(late.rpc("")).isEmpty();
        }
        assertThat(b.released()).isEqualTo(before + 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(DeployedProxy.HOST))) {
            return socket.getLocalPort();
        }
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - deadline).as(what).isNegative();
            Thread.sleep(100);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** One server with its data directory. */
    private static final class Node {
        private static final Pattern RELEASED = Pattern.compile("\"released\":(\\d+)");
        private static final Pattern RPC = Pattern.compile("rpc +ncacn_ip_tcp:127\\.0\\.0\\.1\\[(\\d+)]");
        private static final Pattern LOGIN = Pattern.compile("admin / (\\S+)");

        private final String name;
        private final Path data;
        private final CommandLine commands;
        private int rpcPort;
        private String login;
        private Properties record;

        Node(String name) throws IOException {
            this.name = name;
            this.data = directory.resolve(name);
            this.commands = new CommandLine(data);
            Path deployments = Files.createDirectories(data.resolve("server/deployments"));
            DeployedProxy.jar(
                            "note-server.jar",
                            NoteServer.class,
                            NoteServer.class.getDeclaredClasses()[0])
                    .as(ZipExporter.class)
                    .exportTo(deployments.resolve("note-server.jar").toFile());
            DeployedProxy.sampleModule()
                    .as(ZipExporter.class)
                    .exportTo(deployments.resolve("sample-module.jar").toFile());
            Files.write(
                    data.resolve("mapiproxy.conf"),
                    List.of(
                            "[global]",
                            "netbios name = PROXY",
                            "workgroup = EXAMPLE",
                            "dcerpc_mapiproxy:server = yes",
                            "dcerpc_mapiproxy:emsmdb_server = default",
                            "dcerpc_mapiproxy:interfaces = exchange_emsmdb",
                            "mapiproxy:minimum auth level = none",
                            "dcerpc_mapiproxy:modules = rowlimit",
                            "rowlimit:rows = " + ROWS,
                            "mapiproxy:cluster grace = 3"));
            FileAccountStore accounts = new FileAccountStore(data.resolve("accounts"));
            for (String user : List.of("user", "other")) {
                accounts.add("EXAMPLE", user, PASSWORD.toCharArray());
            }
        }

        void start(int clusterPort, String members) {
            try {
                CommandLine.Run up = commands.run(
                        "up",
                        "--epm-port",
                        "0",
                        "--http-port",
                        "0",
                        "--management-port",
                        "0",
                        "--node",
                        name,
                        "--cluster",
                        "it",
                        "--cluster-port",
                        Integer.toString(clusterPort),
                        "--cluster-members",
                        members,
                        "--detach");
                assertThat(up.exitCode()).as(up.output()).isZero();
                rpcPort = Integer.parseInt(find(RPC, up.output()));
                login = find(LOGIN, up.output());
                record = new Properties();
                record.load(Files.newBufferedReader(data.resolve("instance.properties")));
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        EmsmdbClient open(String user) throws Exception {
            return EmsmdbClient.open(rpcPort, user, PASSWORD, USER_DN + user);
        }

        /** The console's list of sessions. */
        String sessions() throws IOException, InterruptedException {
            URI uri = URI.create("http://127.0.0.1:" + record.getProperty("http.port") + "/api/v1/sessions");
            String credentials =
                    Base64.getEncoder().encodeToString(("admin:" + login).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Basic " + credentials)
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        }

        long released() throws IOException, InterruptedException {
            return Long.parseLong(find(RELEASED, sessions()));
        }

        /** As {@code kill -9} does. */
        void kill() throws Exception {
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(record.getProperty("pid"))).orElseThrow();
            assertThat(process.destroyForcibly()).isTrue();
            process.onExit().get();
        }

        void stop() throws Exception {
            commands.run("down");
        }

        private static String find(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }
    }
}
