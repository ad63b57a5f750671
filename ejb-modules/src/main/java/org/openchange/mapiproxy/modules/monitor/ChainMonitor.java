/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.monitor.CallContent;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;
import org.openchange.mapiproxy.spi.monitor.MonitorStatus;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingRefusedException;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;
import org.openchange.mapiproxy.spi.monitor.RopLoad;

/** The monitor of one chain, for as long as its module is in it. Calls come in on event loops and meet no lock. */
final class ChainMonitor implements CallMonitor, AutoCloseable {
    private final MonitorSettings settings;
    private final Instant startedAt = Instant.now();
    private final OperationTable operations = new OperationTable();
    private final CallRing ring;
    private final Recordings recordings;
    private final Optional<RopCounter> rops;

    ChainMonitor(MonitorSettings settings) {
        this.settings = settings;
        this.ring = new CallRing(settings.calls(), settings.bytes());
        this.recordings = new Recordings(settings);
        this.rops = settings.looksIntoCalls() ? Optional.of(new RopCounter()) : Optional.empty();
    }

    /** Takes note of a call. */
    void ended(Call call, CallOutcome outcome) {
        OperationCounts counts = operations.of(call);
        CallRecord kept = CallRecord.of(call, outcome, counts, settings.mostBytesOfCall());
        counts.count(kept);
        recordings.offer(ring.add(kept));
        if (rops.isPresent()) {
            rops.get().offer(kept);
        }
    }

    @Override
    public MonitorStatus status() {
        return new MonitorStatus(
                startedAt,
                ring.seen(),
                ring.entries(-1).size(),
                settings.calls(),
                ring.bytes(),
                settings.bytes(),
                settings.redaction().label(),
                rops.map(RopCounter::missed).orElse(0L));
    }

    @Override
    public List<MonitoredCall> calls(CallFilter filter, long after, int limit) {
        List<CallRing.Entry> entries = ring.entries(after);
        List<MonitoredCall> found = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0 && found.size() < limit; i--) {
            CallRing.Entry entry = entries.get(i);
            if (filter.matchesHead(entry.call().summary(entry.sequence(), List.of()))) {
                MonitoredCall summary = summary(entry);
                if (filter.matches(summary)) {
                    found.add(summary);
                }
            }
        }
        Collections.reverse(found);
        return found;
    }

    private MonitoredCall summary(CallRing.Entry entry) {
        return entry.call().summary(entry.sequence(), CallRops.of(entry.call()).results());
    }

    @Override
    public Optional<CallContent> call(long id) {
        return ring.entries(-1).stream()
                .filter(entry -> entry.call().id() == id)
                .findFirst()
                .map(entry -> {
                    CallText text = new CallText(entry.call(), settings.redaction());
                    return new CallContent(summary(entry), text.request(), text.response());
                });
    }

    @Override
    public List<OperationLoad> operations() {
        return operations.loads();
    }

    @Override
    public List<RopLoad> rops() {
        return rops.map(RopCounter::loads).orElse(List.of());
    }

    @Override
    public void record(CallFilter filter, RecordingLimits limits, OutputStream out)
            throws IOException, RecordingRefusedException {
        recordings.record(filter, limits, out);
    }

    @Override
    public List<RecordingStatus> recordings() {
        return recordings.statuses();
    }

    @Override
    public boolean stopRecording(long id) {
        return recordings.stop(id);
    }

    /** The module has left the chain. */
    @Override
    public void close() throws InterruptedException {
        recordings.close();
        if (rops.isPresent()) {
            rops.get().close();
        }
    }
}
