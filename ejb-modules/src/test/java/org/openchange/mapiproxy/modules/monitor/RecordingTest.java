/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingRefusedException;
import org.openchange.mapiproxy.spi.monitor.RecordingStatus;

@Timeout(60)
class RecordingTest {
    private static final RecordingLimits WIDE = new RecordingLimits(1 << 20, Duration.ofMinutes(1));

    private final ChainMonitor monitor = new ChainMonitor(MonitorSettings.DEFAULT);
    private final EndedCalls calls = new EndedCalls(monitor);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void writesTheCallsThatEndMeanwhileAndPassTheFilter() throws Exception {
        calls.faulted(Nspi.INTERFACE, 2, FaultStatus.ACCESS_DENIED);
        CompletableFuture<Void> recording = start(CallFilter.of(Map.of("interface", "exchange_nsp")), WIDE, file);
        calls.faulted(Nspi.INTERFACE, 3, FaultStatus.ACCESS_DENIED);
        calls.faulted(Emsmdb.INTERFACE, 4, FaultStatus.ACCESS_DENIED);
        RecordingStatus status = await(1);

        assertThat(monitor.stopRecording(status.id())).isTrue();
        recording.get(20, TimeUnit.SECONDS);

        String text = file.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).contains("NspiQueryRows").doesNotContain("NspiUpdateStat", "exchange_emsmdb");
        assertThat(monitor.recordings()).isEmpty();
        assertThat(monitor.stopRecording(status.id())).isFalse();
    }

    @Test
    void endsByItselfAfterItsTime() throws Exception {
        start(CallFilter.ALL, new RecordingLimits(1 << 20, Duration.ofSeconds(1)), file)
                .get(20, TimeUnit.SECONDS);

        assertThat(file.size()).isPositive();
        assertThat(monitor.recordings()).isEmpty();
    }

    @Test
    void endsByItselfAfterSoManyBytes() throws Exception {
        CompletableFuture<Void> recording =
                start(CallFilter.ALL, new RecordingLimits(5_000, Duration.ofMinutes(1)), file);
        for (int i = 0; i < 100; i++) {
            calls.answered(Emsmdb.INTERFACE, 11, EndedCalls.bytes(500), EndedCalls.bytes(500));
        }

        recording.get(20, TimeUnit.SECONDS);
        assertThat(file.size()).isBetween(5_000, 8_000);
    }

    @Test
    void endsWhenTheModuleLeavesTheChain() throws Exception {
        CompletableFuture<Void> recording = start(CallFilter.ALL, WIDE, file);

        monitor.close();

        recording.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> monitor.record(CallFilter.ALL, WIDE, file))
                .isInstanceOf(RecordingRefusedException.class);
    }

    @Test
    void noticesThatItsReaderHasGoneThoughNoCallComes() {
        OutputStream broken = new OutputStream() {
            private int written;

            @Override
            public void write(int octet) throws IOException {
                if (++written > 200) {
                    throw new IOException("broken pipe");
                }
            }
        };

        CompletableFuture<Void> recording = start(CallFilter.ALL, WIDE, broken);

        assertThat(recording).failsWithin(Duration.ofSeconds(20));
        assertThat(monitor.recordings()).isEmpty();
    }

    @Test
    void callsThatComeTooFastAreMissedAndCounted() throws Exception {
        Recording recording = new Recording(1, CallFilter.ALL, WIDE, true);
        CallRing ring = new CallRing(10, 1 << 30);
        CallRecord call = CallRingTest.call(1, 5 << 20);

        for (int i = 0; i < 5; i++) {
            recording.offer(ring.add(call));
        }

        assertThat(recording.status().missed()).isEqualTo(2);
    }

    @Test
    void refusesToShowWhatIsToBeHidden() {
        refused(new MonitorSettings(10, 1 << 16, Redaction.VALUES, 2, true), "mpm_monitor:redact = values");
        refused(new MonitorSettings(10, 1 << 16, Redaction.NONE, 0, true), "mpm_monitor:recordings = 0");
    }

    private void refused(MonitorSettings settings, String why) {
        assertThatThrownBy(() -> new ChainMonitor(settings).record(CallFilter.ALL, WIDE, file))
                .isInstanceOf(RecordingRefusedException.class)
                .hasMessageContaining(why);
        assertThat(file.size()).isZero();
    }

    @Test
    void refusesMoreThanAreAllowedAtATime() throws Exception {
        start(CallFilter.ALL, WIDE, new ByteArrayOutputStream());
        start(CallFilter.ALL, WIDE, new ByteArrayOutputStream());

        assertThatThrownBy(() -> monitor.record(CallFilter.ALL, WIDE, file))
                .isInstanceOf(RecordingRefusedException.class)
                .hasMessage("2 recordings are under way, as many as mpm_monitor:recordings allows");
        monitor.close();
    }

    @Test
    void writesZerosForStubsOfUnknownInterfaces() throws Exception {
        ByteBuffer secret =
                ByteBuffer.wrap("topsecret".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
        CompletableFuture<Void> recording = start(CallFilter.ALL, WIDE, file);
        calls.answered(EndedCalls.UNKNOWN, 1, secret, secret);
        calls.answered(Emsmdb.INTERFACE, 11, secret, EndedCalls.bytes(4));
        await(2);

        monitor.close();
        recording.get(20, TimeUnit.SECONDS);

        String text = file.toString(StandardCharsets.ISO_8859_1);
        assertThat(text.split("topsecret", -1)).as("once, by EMSMDB").hasSize(2);
    }

    private CompletableFuture<Void> start(CallFilter filter, RecordingLimits limits, OutputStream out) {
        int before = monitor.recordings().size();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                monitor.record(filter, limits, out);
                ended.complete(null);
            } catch (IOException | RecordingRefusedException e) {
                ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (monitor.recordings().size() == before && !ended.isDone()) {
            Thread.onSpinWait();
        }
        return ended;
    }

    private RecordingStatus await(int calls) throws InterruptedException {
        while (monitor.recordings().get(0).calls() < calls) {
            Thread.sleep(5);
        }
        return monitor.recordings().get(0);
    }
}
