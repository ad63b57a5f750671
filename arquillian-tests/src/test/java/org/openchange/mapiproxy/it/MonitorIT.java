/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.it.beans.StubText;

/** The module monitor in the container, with real calls: lists, dumps, metrics and a recording that tshark reads. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(120)
class MonitorIT {
    private static final Path TSHARK = Path.of("/usr/bin/tshark");
    private static final String MONITOR = "/api/v1/monitor";
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    @TempDir
    private Path directory;

    @Deployment(testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying("monitor", "mpm_monitor:redact = none"));
        return DeployedProxy.ear();
    }

    @Test
    void listsAndShowsCallsToAdministratorsOnly() throws Exception {
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE)) {
            client.call(EchoUpstream.ECHO, "monitored");
        }

        String calls = admin("/calls?interface=" + StubText.INTERFACE + "&operation=" + EchoUpstream.ECHO + "&limit=1");
        assertThat(calls)
                .contains("\"opnum\":" + EchoUpstream.ECHO, "\"requestBytes\":9", "\"responseBytes\":9")
                .contains("\"ending\":\"answered\"", "\"client\":\"127.0.0.1:");
        Matcher id = ID.matcher(calls);
        assertThat(id.find()).isTrue();
        assertThat(admin("/calls/" + id.group(1))).contains("stub: 9 bytes", "6d6f6e69746f726564");
        assertThat(Http.get(DeployedProxy.console(MONITOR + "/calls")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesInOneObjectWhatItDoesNotKnow() throws Exception {
        HttpResponse<String> refusal = Http.getAsAdmin(DeployedProxy.console(MONITOR + "/calls?colour=red"));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains("colour: allowed are client, user, interface");
    }

    @Test
    void measuresCallsForPrometheus() throws Exception {
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE)) {
            client.call(EchoUpstream.ECHO, "x");
        }

        String labels = "interface=\"" + StubText.INTERFACE + "\",operation=\"opnum " + EchoUpstream.ECHO + "\"";
        assertThat(admin("/metrics"))
                .contains("mapiproxy_call_duration_seconds_bucket{" + labels + ",le=\"+Inf\"}")
                .contains("mapiproxy_call_faults_total{" + labels + "} 0");
        assertThat(admin("/latencies")).contains("\"operation\":\"opnum " + EchoUpstream.ECHO + "\"");
    }

    @Test
    void recordsRealTrafficThatTsharkReads() throws Exception {
        InputStream stream = record("?interface=" + StubText.INTERFACE).getInputStream();
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE)) {
            client.call(EchoUpstream.ECHO, "recorded");
            client.call(EchoUpstream.ECHO, "x".repeat(20_000));
        }
        String id = await("\"calls\":2");

        assertThat(Http.deleteAsAdmin(DeployedProxy.console(MONITOR + "/recordings/" + id))
                        .statusCode())
                .isEqualTo(204);
        Path file = Files.write(directory.resolve("recording.pcapng"), stream.readAllBytes());

        assertThat(admin("/recordings")).isEqualTo("{\"recordings\":[]}");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("recorded");
        Tools.require(Files.isExecutable(TSHARK), TSHARK + " is missing (Debian: apt-get install tshark)");
        assertThat(tshark(file, "-Y", "_ws.malformed || _ws.expert.severity >= warning || tcp.analysis.flags"))
                .isEmpty();
        assertThat(tshark(file, "-Y", "dcerpc.cn_flags.last_frag == 1", "-T", "fields", "-e", "dcerpc.pkt_type"))
                .containsExactly("11", "12", "0", "2", "0", "2");
    }

    @Test
    void endsARecordingWhoseReaderHasGone() throws Exception {
        HttpURLConnection reader = record("?user=nobody");
        await("\"calls\":0");

        reader.disconnect();

        await("{\"recordings\":[]}");
    }

    @Test
    void refusesMoreRecordingsThanAreAllowed() throws Exception {
        List<HttpURLConnection> readers = List.of(record(""), record(""));
        await("\"id\":.*\"id\":");

        HttpURLConnection refused = Http.openAsAdmin(DeployedProxy.console(MONITOR + "/recording"));

        assertThat(refused.getResponseCode()).isEqualTo(409);
        assertThat(new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("2 recordings are under way, as many as mpm_monitor:recordings allows");
        readers.forEach(HttpURLConnection::disconnect);
        await("{\"recordings\":[]}");
    }

    /** A recording that has begun. */
    private static HttpURLConnection record(String query) throws IOException {
        HttpURLConnection connection = Http.openAsAdmin(DeployedProxy.console(MONITOR + "/recording" + query));
        assertThat(connection.getResponseCode()).isEqualTo(200);
        return connection;
    }

    /** Waits until the list of recordings says so; returns the first one's number, if there is one. */
    private static String await(String expected) throws Exception {
        Pattern pattern = Pattern.compile(expected.startsWith("{") ? Pattern.quote(expected) : expected);
        String recordings = admin("/recordings");
        while (!pattern.matcher(recordings).find()) {
            Thread.sleep(50);
            recordings = admin("/recordings");
        }
        Matcher id = ID.matcher(recordings);
        return id.find() ? id.group(1) : "";
    }

    private static String admin(String path) throws IOException, InterruptedException {
        URI address = DeployedProxy.console(MONITOR + path);
        HttpResponse<String> response = Http.getAsAdmin(address);
        assertThat(response.statusCode()).as("%s: %s", address, response.body()).isEqualTo(200);
        return response.body();
    }

    private static List<String> tshark(Path file, String... arguments) throws Exception {
        Path output = Files.createTempFile("tshark", ".out");
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of(TSHARK.toString(), "-r", file.toString()), Stream.of(arguments))
                                    .toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("tshark ends").isTrue();
            return Files.readAllLines(output);
        } finally {
            Files.delete(output);
        }
    }
}
