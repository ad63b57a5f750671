/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.idl.nspi.Nspi;
import org.openchange.mapiproxy.idl.rfr.Rfr;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNRequest;
import org.openchange.mapiproxy.idl.rfr.RfrGetFQDNFromServerDNResponse;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.monitor.CallContent;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;
import org.openchange.mapiproxy.spi.monitor.OperationLoad;

class ChainMonitorTest {
    private static final int FQDN = 1;
    private static final String DN = "/o=example/cn=Servers/cn=EX1";

    private final ChainMonitor monitor = new ChainMonitor(MonitorSettings.DEFAULT);
    private final EndedCalls calls = new EndedCalls(monitor);

    @Test
    void listsWhatHasEndedTheOldestFirst() {
        long first = calls.answered(Emsmdb.INTERFACE, 11, EndedCalls.bytes(100), EndedCalls.bytes(8));
        long second = calls.faulted(Nspi.INTERFACE, 3, FaultStatus.ACCESS_DENIED);
        long third = calls.abandoned(EndedCalls.UNKNOWN, 7);

        List<MonitoredCall> listed = monitor.calls(CallFilter.ALL, -1, 100);

        assertThat(listed).extracting(MonitoredCall::id).containsExactly(first, second, third);
        assertThat(listed)
                .extracting(MonitoredCall::operation)
                .containsExactly("EcDoRpcExt2", "NspiQueryRows", "opnum 7");
        assertThat(listed)
                .extracting(MonitoredCall::ending)
                .containsExactly(Ending.ANSWERED, Ending.FAULT, Ending.ABANDONED);
        assertThat(listed.get(0).client()).isEqualTo("192.0.2.7:40007");
        assertThat(listed.get(0).user()).isEqualTo("EXAMPLE\\kim");
        assertThat(listed.get(0).elapsed()).hasMillis(2);
        assertThat(listed.get(0).upstream()).hasMillis(1);
        assertThat(listed.get(1).status()).isEqualTo(5);
        assertThat(listed.get(1).failed()).isTrue();
        assertThat(listed.get(2).interfaceName()).isEqualTo("00000000-1111-2222-3333-444444444444/1.0");
    }

    @Test
    void listsTheLatestAndWhatCameAfterACall() {
        for (int i = 0; i < 5; i++) {
            calls.abandoned(Emsmdb.INTERFACE, i);
        }

        assertThat(monitor.calls(CallFilter.ALL, -1, 2))
                .extracting(MonitoredCall::opnum)
                .containsExactly(3, 4);
        assertThat(monitor.calls(CallFilter.ALL, 2, 100))
                .extracting(MonitoredCall::opnum)
                .containsExactly(3, 4);
    }

    @Test
    void filtersByClientUserAndError() {
        new EndedCalls(monitor, "192.0.2.8", "lee").abandoned(Emsmdb.INTERFACE, 1);
        calls.answered(Nspi.INTERFACE, 3, EndedCalls.bytes(4), returning(0x80040111));
        calls.answered(Nspi.INTERFACE, 3, EndedCalls.bytes(4), returning(0x00040380));

        assertThat(found("client", "192.0.2.8")).isEqualTo(1);
        assertThat(found("user", "kim")).isEqualTo(2);
        assertThat(found("error", "0x80040111")).isEqualTo(1);
        assertThat(found("error", "any")).isEqualTo(2);
    }

    private int found(String name, String value) {
        return monitor.calls(CallFilter.of(Map.of(name, value)), -1, 100).size();
    }

    @Test
    void decodesACallWhenItIsAskedFor() {
        long id = calls.answered(
                Rfr.INTERFACE,
                FQDN,
                EndedCalls.encode(new RfrGetFQDNFromServerDNRequest(0, DN.length() + 1, DN)),
                EndedCalls.encode(new RfrGetFQDNFromServerDNResponse("ex1.example.org", 0)));

        CallContent content = monitor.call(id).orElseThrow();

        assertThat(content.request()).contains(DN);
        assertThat(content.response()).contains("ex1.example.org");
        assertThat(monitor.call(id + 1)).isEmpty();
    }

    @Test
    void showsFaultsAndAbsentAnswersByName() {
        long faulted = calls.faulted(Rfr.INTERFACE, FQDN, FaultStatus.NCA_SERVER_TOO_BUSY);
        long abandoned = calls.abandoned(Rfr.INTERFACE, FQDN);

        assertThat(monitor.call(faulted).orElseThrow().response())
                .isEqualTo("fault nca_server_too_busy (0x1c010014), did not execute\n");
        assertThat(monitor.call(abandoned).orElseThrow().response()).startsWith("none");
    }

    @Test
    void tellsWhatIsMalformed() {
        long id = calls.answered(Rfr.INTERFACE, FQDN, EndedCalls.bytes(3), EndedCalls.bytes(4));

        assertThat(monitor.call(id).orElseThrow().request())
                .contains("malformed: ")
                .contains("stub: 3 bytes (hidden)");
    }

    @Test
    void keepsOfACallThatIsTooLargeOnlyTheSummary() {
        ChainMonitor small = new ChainMonitor(new MonitorSettings(10, 1 << 16, Redaction.NONE, 1, true));
        long id = new EndedCalls(small).answered(EndedCalls.UNKNOWN, 1, EndedCalls.bytes(1 << 14), EndedCalls.bytes(1));

        CallContent content = small.call(id).orElseThrow();

        assertThat(content.call().kept()).isFalse();
        assertThat(content.call().requestBytes()).isEqualTo(1 << 14);
        assertThat(content.request()).startsWith("not kept");
        assertThat(content.response()).startsWith("not kept");
    }

    @Test
    void copiesWhatItKeeps() {
        ByteBuffer request = EndedCalls.bytes(4).putInt(0, 1);
        ChainMonitor open = new ChainMonitor(new MonitorSettings(10, 1 << 16, Redaction.NONE, 1, true));
        long id = new EndedCalls(open).answered(EndedCalls.UNKNOWN, 1, request, EndedCalls.bytes(1));

        request.putInt(0, 2);

        assertThat(open.call(id).orElseThrow().request()).contains("01000000");
    }

    @Test
    void measuresEveryOperationThatWasCalled() {
        calls.answered(Nspi.INTERFACE, 3, EndedCalls.bytes(10), returning(0x80040111));
        calls.answered(Nspi.INTERFACE, 3, EndedCalls.bytes(20), returning(0));
        calls.faulted(Nspi.INTERFACE, 3, FaultStatus.ACCESS_DENIED);
        calls.ended(Nspi.INTERFACE, 3, EndedCalls.bytes(1), CallOutcome.Abandoned.INSTANCE, 400);
        calls.answered(Nspi.INTERFACE, 1, EndedCalls.bytes(20), returning(1));

        List<OperationLoad> loads = monitor.operations();

        assertThat(loads).extracting(OperationLoad::operation).containsExactly("NspiUnbind", "NspiQueryRows");
        OperationLoad unbind = loads.get(0);
        assertThat(unbind.errors()).as("UnbindSuccess is no error").isZero();
        OperationLoad rows = loads.get(1);
        assertThat(rows.errors()).isEqualTo(1);
        assertThat(rows.faults()).isEqualTo(1);
        assertThat(rows.abandoned()).isEqualTo(1);
        assertThat(rows.requestBytes()).isEqualTo(10 + 20 + 8 + 1);
        assertThat(rows.responseBytes()).isEqualTo(8);
        assertThat(rows.latency().count()).isEqualTo(4);
        assertThat(rows.latency().sumMicros()).isEqualTo(406_000);
        assertThat(rows.latency().maxMicros()).isBetween(400_000L, 404_000L);
        assertThat(rows.latency().percentiles().get(0).micros()).isBetween(1_980L, 2_020L);
        assertThat(rows.latency().buckets())
                .filteredOn(bucket -> bucket.upToMicros() == 2_500 || bucket.upToMicros() == 500_000)
                .extracting("count")
                .containsExactly(3L, 4L);
    }

    @Test
    void countsTogetherWhatClientsMakeUp() {
        for (int opnum = 0; opnum < 1000; opnum++) {
            calls.abandoned(EndedCalls.UNKNOWN, opnum);
            calls.abandoned(Emsmdb.INTERFACE, opnum);
        }
        for (int i = 0; i < 100; i++) {
            calls.abandoned(EndedCalls.unknown("00000000-1111-2222-3333-4444444444%02d/1.0".formatted(i)), 0);
        }

        List<OperationLoad> loads = monitor.operations();

        int known = Emsmdb.INTERFACE.operations().size();
        int most = OperationTable.MOST_UNKNOWN_OPERATIONS + 1 + known + 1 + OperationTable.MOST_INTERFACES + 1;
        assertThat(loads).hasSizeLessThanOrEqualTo(most);
        assertThat(loads.stream().mapToLong(load -> load.latency().count()).sum())
                .isEqualTo(2100);
        assertThat(loads)
                .filteredOn(load -> load.operation().equals("other"))
                .extracting(OperationLoad::interfaceName)
                .contains("exchange_emsmdb", EndedCalls.UNKNOWN.name(), "other");
    }

    @Test
    void tellsHowMuchItKeeps() {
        calls.answered(EndedCalls.UNKNOWN, 1, EndedCalls.bytes(100), EndedCalls.bytes(20));

        assertThat(monitor.status().seen()).isEqualTo(1);
        assertThat(monitor.status().kept()).isEqualTo(1);
        assertThat(monitor.status().keptBytes()).isEqualTo(CallRing.OVERHEAD_BYTES + 120);
        assertThat(monitor.status().redaction()).isEqualTo("secrets");
    }

    private static ByteBuffer returning(int code) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, code);
    }
}
