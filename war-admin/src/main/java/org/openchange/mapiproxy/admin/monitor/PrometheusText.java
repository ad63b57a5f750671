/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.openchange.mapiproxy.spi.monitor.Latency;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;
import org.openchange.mapiproxy.spi.monitor.RopLoad;

/**
 * Writes counts and latencies in the text format of Prometheus, version 0.0.4. Labels are interface and operation, or the remote operation, whose
 * number the monitor bounds; never anything that a client chooses freely.
 */
final class PrometheusText {
    private static final int MICRO_DIGITS = 6;

    private final StringBuilder text = new StringBuilder();

    PrometheusText operations(List<OperationLoad> loads) {
        String name = "mapiproxy_call_duration_seconds";
        head(name, "histogram", "How long calls took, by operation.");
        loads.forEach(load -> histogram(name, labels(load), load.latency()));
        counter("mapiproxy_call_faults_total", "Calls that ended in a fault.", loads, OperationLoad::faults);
        counter("mapiproxy_call_errors_total", "Calls that returned an error.", loads, OperationLoad::errors);
        counter("mapiproxy_call_abandoned_total", "Calls that clients gave up.", loads, OperationLoad::abandoned);
        counter("mapiproxy_call_request_bytes_total", "Bytes of stubs.", loads, OperationLoad::requestBytes);
        counter("mapiproxy_call_response_bytes_total", "Bytes of stubs.", loads, OperationLoad::responseBytes);
        return this;
    }

    PrometheusText rops(List<RopLoad> loads) {
        String name = "mapiproxy_rop_duration_seconds";
        head(name, "histogram", "How long the calls took in which a remote operation was, by remote operation.");
        loads.forEach(load -> histogram(name, "rop=\"" + escaped(load.name()) + "\"", load.latency()));
        head("mapiproxy_rop_errors_total", "counter", "Remote operations that failed.");
        loads.forEach(
                load -> line("mapiproxy_rop_errors_total", "rop=\"" + escaped(load.name()) + "\"", load.errors()));
        return this;
    }

    private void counter(String name, String help, List<OperationLoad> loads, ToLongFunction<OperationLoad> value) {
        head(name, "counter", help);
        loads.forEach(load -> line(name, labels(load), value.applyAsLong(load)));
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void histogram(String name, String labels, Latency latency) {
        for (Latency.Bucket bucket : latency.buckets()) {
            line(name + "_bucket", labels + ",le=\"" + seconds(bucket.upToMicros()) + "\"", bucket.count());
        }
        line(name + "_bucket", labels + ",le=\"+Inf\"", latency.count());
        line(name + "_sum", labels, seconds(latency.sumMicros()));
        line(name + "_count", labels, latency.count());
    }

    private void line(String name, String labels, Object value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String labels(OperationLoad load) {
        return "interface=\"" + escaped(load.interfaceName()) + "\",operation=\"" + escaped(load.operation()) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String seconds(long micros) {
        return plain(BigDecimal.valueOf(micros, MICRO_DIGITS));
    }

    /** {@code 99.9}, and {@code 50} without decimals. */
    static String decimal(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
