/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.monitor.CallContent;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;
import org.openchange.mapiproxy.spi.monitor.Latency;
import org.openchange.mapiproxy.spi.monitor.MonitorStatus;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingRefusedException;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;
import org.openchange.mapiproxy.spi.monitor.RopLoad;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/** A monitor that has seen one call; it writes down what it was asked for. */
final class FakeMonitor implements CallMonitor {
    static final MonitoredCall CALL = new MonitoredCall(
            4,
            17,
            Instant.parse("2026-11-22T08:00:00.000001Z"),
            Duration.ofNanos(2_500_900),
            Duration.ofMillis(1),
            "192.0.2.7:40007",
            "EXAMPLE\\kim",
            "exchange_emsmdb",
            11,
            "EcDoRpcExt2",
            300,
            40,
            MonitoredCall.Ending.ANSWERED,
            0,
            true,
            List.of(
                    new RopResult(2, "RopOpenFolder", OptionalLong.of(0x8004010FL)),
                    new RopResult(1, "RopRelease", OptionalLong.empty())),
            true);

    private static final Latency LATENCY = new Latency(
            3,
            7_500_001,
            5_000_000,
            List.of(new Latency.Percentile(50, 1000), new Latency.Percentile(99.9, 5_000_000)),
            List.of(new Latency.Bucket(250, 1), new Latency.Bucket(1_000_000, 2)));

    final List<String> asked = new ArrayList<>();
    String refusal = "";
    boolean isReaderGone;

    /** A proxy with or without a monitor in its chain. */
    static ProxyControl control(Optional<CallMonitor> monitor) {
        return new ProxyControl() {
            @Override
            public ProxyStatus status() {
                throw new AssertionError("the status is not needed");
            }

            @Override
            public <T> Optional<T> find(SlotKey<T> key) {
                return monitor.map(key.type()::cast);
            }
        };
    }

    @Override
    public MonitorStatus status() {
        return new MonitorStatus(Instant.parse("2026-11-22T08:00:00Z"), 5, 1, 1000, 660, 1 << 24, "secrets", 2);
    }

    @Override
    public List<MonitoredCall> calls(CallFilter filter, long after, int limit) {
        asked.add(filter.client() + " " + filter.atLeast() + " after " + after + " limit " + limit);
        return List.of(CALL);
    }

    @Override
    public Optional<CallContent> call(long id) {
        return id == CALL.id() ? Optional.of(new CallContent(CALL, "the request", "the response")) : Optional.empty();
    }

    @Override
    public List<OperationLoad> operations() {
        return List.of(new OperationLoad("exchange_emsmdb", 11, "EcDo\"Rpc\\Ext2", 1, 2, 3, 4, 5, LATENCY));
    }

    @Override
    public List<RopLoad> rops() {
        return List.of(new RopLoad(2, "RopOpenFolder", 9, LATENCY));
    }

    @Override
    public void record(CallFilter filter, RecordingLimits limits, OutputStream out)
            throws IOException, RecordingRefusedException {
        if (!refusal.isEmpty()) {
            throw new RecordingRefusedException(refusal);
        }
        asked.add(filter.rop() + " " + limits.bytes() + " " + limits.time());
        out.write('x');
        if (isReaderGone) {
            throw new IOException("broken pipe");
        }
    }

    @Override
    public List<RecordingStatus> recordings() {
        return List.of(new RecordingStatus(3, Instant.parse("2026-11-22T08:00:00Z"), 1, 2, 4));
    }

    @Override
    public boolean stopRecording(long id) {
        asked.add("stop " + id);
        return id == 3;
    }
}
