/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openchange.mapiproxy.spi.monitor.CallContent;
import org.openchange.mapiproxy.spi.monitor.Latency;
import org.openchange.mapiproxy.spi.monitor.MonitorStatus;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;
import org.openchange.mapiproxy.spi.monitor.RopLoad;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/** Writes what the monitor shows as JSON. The names are an interface: they do not change within {@code /api/v1}. */
final class MonitorMapper {
    private MonitorMapper() {}

    static JsonObject status(MonitorStatus status) {
        return Json.createObjectBuilder()
                .add("startedAt", status.startedAt().toString())
                .add("seen", status.seen())
                .add("kept", status.kept())
                .add("keptLimit", status.keptLimit())
                .add("keptBytes", status.keptBytes())
                .add("keptBytesLimit", status.keptBytesLimit())
                .add("redaction", status.redaction())
                .add("ropsMissed", status.ropsMissed())
                .build();
    }

    static JsonObject calls(List<MonitoredCall> calls) {
        return Json.createObjectBuilder()
                .add("calls", objects(calls, MonitorMapper::call))
                .build();
    }

    static JsonObject content(CallContent content) {
        return call(content.call())
                .add("request", content.request())
                .add("response", content.response())
                .build();
    }

    private static JsonObjectBuilder call(MonitoredCall call) {
        return Json.createObjectBuilder()
                .add("sequence", call.sequence())
                .add("id", call.id())
                .add("startedAt", call.startedAt().toString())
                .add("elapsedMicros", micros(call.elapsed()))
                .add("upstreamMicros", micros(call.upstream()))
                .add("client", call.client())
                .add("user", call.user())
                .add("interface", call.interfaceName())
                .add("opnum", call.opnum())
                .add("operation", call.operation())
                .add("requestBytes", call.requestBytes())
                .add("responseBytes", call.responseBytes())
                .add("ending", call.ending().label())
                .add("status", code(call.status()))
                .add("failed", call.failed())
                .add("rops", objects(call.rops(), MonitorMapper::rop))
                .add("kept", call.kept());
    }

    private static JsonObjectBuilder rop(RopResult rop) {
        JsonObjectBuilder object =
                Json.createObjectBuilder().add("id", rop.id()).add("name", rop.name());
        rop.returnValue().ifPresent(value -> object.add("returnValue", code(value)));
        return object;
    }

    static JsonObject latencies(List<OperationLoad> operations, List<RopLoad> rops) {
        return Json.createObjectBuilder()
                .add("operations", objects(operations, MonitorMapper::operation))
                .add("rops", objects(rops, MonitorMapper::ropLoad))
                .build();
    }

    private static JsonObjectBuilder operation(OperationLoad load) {
        return Json.createObjectBuilder()
                .add("interface", load.interfaceName())
                .add("opnum", load.opnum())
                .add("operation", load.operation())
                .add("faults", load.faults())
                .add("errors", load.errors())
                .add("abandoned", load.abandoned())
                .add("requestBytes", load.requestBytes())
                .add("responseBytes", load.responseBytes())
                .add("latency", latency(load.latency()));
    }

    private static JsonObjectBuilder ropLoad(RopLoad load) {
        return Json.createObjectBuilder()
                .add("id", load.id())
                .add("name", load.name())
                .add("errors", load.errors())
                .add("latency", latency(load.latency()));
    }

    private static JsonObjectBuilder latency(Latency latency) {
        JsonObjectBuilder percentiles = Json.createObjectBuilder();
        latency.percentiles().forEach(each -> percentiles.add(PrometheusText.decimal(each.percent()), each.micros()));
        return Json.createObjectBuilder()
                .add("count", latency.count())
                .add("sumMicros", latency.sumMicros())
                .add("maxMicros", latency.maxMicros())
                .add("percentilesMicros", percentiles)
                .add("buckets", objects(latency.buckets(), bucket -> Json.createObjectBuilder()
                        .add("upToMicros", bucket.upToMicros())
                        .add("count", bucket.count())));
    }

    static JsonObjectBuilder recording(RecordingStatus status) {
        return Json.createObjectBuilder()
                .add("id", status.id())
                .add("startedAt", status.startedAt().toString())
                .add("calls", status.calls())
                .add("bytes", status.bytes())
                .add("missed", status.missed());
    }

    private static String code(long unsigned) {
        return String.format("0x%08x", unsigned);
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }

    private static <T> JsonArrayBuilder objects(List<T> items, Function<T, JsonObjectBuilder> mapper) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(item -> array.add(mapper.apply(item)));
        return array;
    }
}
