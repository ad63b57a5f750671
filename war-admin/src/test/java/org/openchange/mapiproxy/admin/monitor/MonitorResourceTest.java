/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.admin.RefusedException;

class MonitorResourceTest {
    private final FakeMonitor fake = new FakeMonitor();
    private final MonitorResource monitor = new MonitorResource(FakeMonitor.control(Optional.of(fake)));
    private final RecordingResource recordings = new RecordingResource(FakeMonitor.control(Optional.of(fake)));

    private static UriInfo address(String query) {
        return new ResteasyUriInfo(URI.create("http://localhost/"), URI.create("/monitor?" + query));
    }

    private static HttpServletRequest over(String protocol) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                MonitorResourceTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, method, arguments) -> protocol);
    }

    @Test
    void refusesToRecordOverHttp2() {
        assertThatThrownBy(() -> recordings.record(address(""), over("HTTP/2.0"), "5", "1000"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("a recording needs HTTP/1.1, and this is HTTP/2.0");
    }

    @Test
    void listsCalls() {
        JsonObject json = monitor.calls(address("client=192.0.2.7&latency=1.5&limit=5"), "-1", "5");

        assertThat(json)
                .hasToString("{\"calls\":[{\"sequence\":4,\"id\":17,\"startedAt\":\"2026-11-22T08:00:00.000001Z\","
                        + "\"elapsedMicros\":2500,\"upstreamMicros\":1000,\"client\":\"192.0.2.7:40007\","
                        + "\"user\":\"EXAMPLE\\\\kim\",\"interface\":\"exchange_emsmdb\",\"opnum\":11,"
                        + "\"operation\":\"EcDoRpcExt2\",\"requestBytes\":300,\"responseBytes\":40,"
                        + "\"ending\":\"answered\",\"status\":\"0x00000000\",\"failed\":true,"
                        + "\"rops\":[{\"id\":2,\"name\":\"RopOpenFolder\",\"returnValue\":\"0x8004010f\"},"
                        + "{\"id\":1,\"name\":\"RopRelease\"}],\"kept\":true}]}");
        assertThat(fake.asked).containsExactly("192.0.2.7 PT0.0015S after -1 limit 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "color=red | -1 | 5 | color: allowed are client, user, interface, operation, rop, error and latency",
                "error=x | -1 | 5 | error: allowed are any, fault, abandoned, and a number, decimal or behind 0x",
                "user=a&user=b | -1 | 5 | user: allowed is one value",
                "x | -1 | 5 | x: allowed are client, user, interface, operation, rop, error and latency",
                "user=a | -2 | 5 | after: allowed is a number from -1 to 9223372036854775807",
                "user=a | -1 | 10001 | limit: allowed is a number from 1 to 10000"
            })
    void refusesWhatItDoesNotKnow(String query, String after, String limit, String message) {
        assertThatThrownBy(() -> monitor.calls(address(query), after, limit))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(message);
    }

    @Test
    void showsOneCall() {
        assertThat(monitor.call("17")).containsKey("sequence").hasEntrySatisfying("request", text -> assertThat(text)
                .hasToString("\"the request\""));
        assertThatThrownBy(() -> monitor.call("18"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("call 18 is not kept, or not any more");
    }

    @Test
    void tellsHowMuchIsKept() {
        assertThat(monitor.status())
                .hasToString("{\"startedAt\":\"2026-11-22T08:00:00Z\",\"seen\":5,\"kept\":1,\"keptLimit\":1000,"
                        + "\"keptBytes\":660,\"keptBytesLimit\":16777216,\"redaction\":\"secrets\",\"ropsMissed\":2}");
    }

    @Test
    void tellsLatencies() {
        JsonObject operation =
                monitor.latencies().getJsonArray("operations").get(0).asJsonObject();

        assertThat(operation.getInt("errors")).isEqualTo(2);
        assertThat(operation.get("latency"))
                .hasToString("{\"count\":3,\"sumMicros\":7500001,\"maxMicros\":5000000,"
                        + "\"percentilesMicros\":{\"50\":1000,\"99.9\":5000000},"
                        + "\"buckets\":[{\"upToMicros\":250,\"count\":1},{\"upToMicros\":1000000,\"count\":2}]}");
        assertThat(monitor.latencies().getJsonArray("rops")).hasSize(1);
    }

    @Test
    void tellsPrometheusTheSame() {
        assertThat(monitor.metrics().lines())
                .contains(
                        "# TYPE mapiproxy_call_duration_seconds histogram",
                        "mapiproxy_call_duration_seconds_bucket{interface=\"exchange_emsmdb\","
                                + "operation=\"EcDo\\\"Rpc\\\\Ext2\",le=\"0.00025\"} 1",
                        "mapiproxy_call_duration_seconds_bucket{interface=\"exchange_emsmdb\","
                                + "operation=\"EcDo\\\"Rpc\\\\Ext2\",le=\"+Inf\"} 3",
                        "mapiproxy_call_duration_seconds_sum{interface=\"exchange_emsmdb\","
                                + "operation=\"EcDo\\\"Rpc\\\\Ext2\"} 7.500001",
                        "mapiproxy_call_faults_total{interface=\"exchange_emsmdb\","
                                + "operation=\"EcDo\\\"Rpc\\\\Ext2\"} 1",
                        "mapiproxy_rop_duration_seconds_bucket{rop=\"RopOpenFolder\",le=\"1\"} 2",
                        "mapiproxy_rop_errors_total{rop=\"RopOpenFolder\"} 9");
    }

    @Test
    void saysThatTheModuleIsMissing() {
        MonitorResource without = new MonitorResource(FakeMonitor.control(Optional.empty()));

        assertThatThrownBy(without::status)
                .isInstanceOf(RefusedException.class)
                .hasMessage("the module \"monitor\" is not in the chain: see dcerpc_mapiproxy:modules");
    }

    @Test
    void recordsWithinTheLimits() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        recordings
                .record(address("rop=OpenFolder&seconds=5"), over("HTTP/1.1"), "5", "1000")
                .write(out);

        assertThat(out.toString()).isEqualTo("x");
        assertThat(fake.asked).containsExactly("OpenFolder 1000 PT5S");
        assertThatThrownBy(() -> recordings.record(address(""), over("HTTP/1.1"), "0", "1000"))
                .hasMessage("seconds: allowed is a number from 1 to 86400");
    }

    @Test
    void saysWhyThereIsNoRecording() {
        fake.refusal = "forbidden";

        assertThatThrownBy(() -> recordings
                        .record(address(""), over("HTTP/1.1"), "5", "1000")
                        .write(new ByteArrayOutputStream()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("forbidden");
    }

    @Test
    void endsQuietlyWithItsReader() throws Exception {
        fake.isReaderGone = true;
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        recordings.record(address(""), over("HTTP/1.1"), "5", "1000").write(out);

        assertThat(out.toString()).isEqualTo("x");
    }

    @Test
    void listsAndStopsRecordings() {
        assertThat(recordings.recordings())
                .hasToString("{\"recordings\":[{\"id\":3,\"startedAt\":\"2026-11-22T08:00:00Z\",\"calls\":1,"
                        + "\"bytes\":2,\"missed\":4}]}");
        assertThat(recordings.stop("3").getStatus()).isEqualTo(204);
        assertThatThrownBy(() -> recordings.stop("4")).hasMessage("recording 4 is not under way");
    }
}
