/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffer;
import org.openchange.mapiproxy.emsmdb.ExtendedBuffers;
import org.openchange.mapiproxy.emsmdb.OutputLimits;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.emsmdb.RpcHeaderExt;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.rop.RopFailure;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.folder.RopOpenFolder;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.rop.property.RopGetPropertiesSpecific;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.monitor.CallContent;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall;
import org.openchange.mapiproxy.spi.monitor.RopLoad;
import org.openchange.mapiproxy.spi.monitor.RopResult;

/** What the monitor sees inside of EcDoRpcExt2. */
@Timeout(60)
class CallRopsTest {
    private static final int EC_DO_RPC_EXT2 = 11;
    private static final ContextHandle HANDLE =
            new ContextHandle(0, UUID.fromString("11111111-2222-3333-4444-555555555555"));
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final RopRequest OPEN = new RopOpenFolder.Request(0, 0, 1, 0x0D00_0000_0000_0001L, 0);
    private static final RopRequest GET =
            new RopGetPropertiesSpecific.Request(0, 1, 0, 1, List.of(PropertyTag.of(0x3001, 0x1F)));
    private static final RopResponse OPENED = new RopOpenFolder.Response(1, 0, 0, 0, Optional.empty());
    private static final RopResponse NOT_FOUND = new RopFailure(RopGetPropertiesSpecific.TYPE, 1, 0x8004_010FL);

    private final ChainMonitor monitor = new ChainMonitor(MonitorSettings.DEFAULT);
    private final EndedCalls calls = new EndedCalls(monitor);

    @AfterEach
    void close() throws InterruptedException {
        monitor.close();
    }

    private long call(EcDoRpcExt2Request request, EcDoRpcExt2Response response) {
        return calls.answered(
                Emsmdb.INTERFACE, EC_DO_RPC_EXT2, EndedCalls.encode(request), EndedCalls.encode(response));
    }

    private static EcDoRpcExt2Request request(RopRequest... requests) {
        return request(packed(
                RopRequestList.of(List.of(requests), 0x11, RopBuffer.NO_HANDLE).buffer()));
    }

    private static EcDoRpcExt2Request request(ByteBuffer rgbIn) {
        return EcDoRpcExt2Request.of(HANDLE, OutputLimits.CHAIN, rgbIn, 0x10008, NONE, 0x1008);
    }

    private static EcDoRpcExt2Response response(RopResponse... responses) {
        List<RopAnswer> answers = Arrays.stream(responses)
                .map(response -> new RopAnswer(RopAnswer.NONE, Optional.empty(), response))
                .toList();
        ByteBuffer rgbOut = packed(RopResponseList.of(answers, 0x11, 0x22).buffer());
        return EcDoRpcExt2Response.of(HANDLE, 0, rgbOut, NONE, 1, 0);
    }

    private static ByteBuffer packed(RopBuffer buffer) {
        return new ExtendedBuffers(List.of(ExtendedBuffer.of(buffer.write(), RpcHeaderExt.XOR_MAGIC))).write();
    }

    @Test
    void listsRopsWithWhatTheyReturned() {
        call(request(OPEN, GET), response(OPENED, NOT_FOUND));

        MonitoredCall call = monitor.calls(CallFilter.ALL, -1, 1).get(0);

        assertThat(call.rops())
                .containsExactly(
                        new RopResult(0x02, "RopOpenFolder", OptionalLong.of(0)),
                        new RopResult(0x07, "RopGetPropertiesSpecific", OptionalLong.of(0x8004_010FL)));
        assertThat(call.failed()).isTrue();
    }

    @Test
    void findsCallsByRopAndByItsError() {
        long failing = call(request(OPEN, GET), response(OPENED, NOT_FOUND));
        long good = call(request(OPEN), response(OPENED));

        assertThat(found("rop", "OpenFolder")).containsExactly(failing, good);
        assertThat(found("rop", "0x07")).containsExactly(failing);
        assertThat(found("error", "0x8004010f")).containsExactly(failing);
        assertThat(found("error", "any")).containsExactly(failing);
        assertThat(found("rop", "RopLogon")).isEmpty();
    }

    private List<Long> found(String name, String value) {
        return monitor.calls(CallFilter.of(Map.of(name, value)), -1, 9).stream()
                .map(MonitoredCall::id)
                .toList();
    }

    @Test
    void showsTheFieldsOfRopsAndNotThePackedBytes() {
        long id = call(request(OPEN, GET), response(OPENED, NOT_FOUND));

        CallContent content = monitor.call(id).orElseThrow();

        assertThat(content.request())
                .contains("[0] RopOpenFolder", "[1] RopGetPropertiesSpecific", "FolderId", "0x3001001F")
                .containsPattern("rgbIn: \\d+ bytes \\(hidden\\)");
        assertThat(content.response())
                .contains("[1] RopGetPropertiesSpecific failed", "0x8004010F")
                .containsPattern("rgbOut: \\d+ bytes \\(hidden\\)");
    }

    @Test
    void saysWhatIsMalformedAndShowsTheRest() {
        long id = call(request(ByteBuffer.wrap(new byte[] {1, 2, 3})), response(OPENED));

        CallContent content = monitor.call(id).orElseThrow();

        assertThat(content.call().rops()).isEmpty();
        assertThat(content.request()).contains("pcbOut", "malformed RopsList: ");
    }

    @Test
    void readsRequestsOfCallsThatFailed() {
        calls.ended(
                Emsmdb.INTERFACE, EC_DO_RPC_EXT2, EndedCalls.encode(request(OPEN)), CallOutcome.Abandoned.INSTANCE, 1);

        assertThat(monitor.calls(CallFilter.ALL, -1, 1).get(0).rops())
                .containsExactly(new RopResult(0x02, "RopOpenFolder", OptionalLong.empty()));
    }

    @Test
    void countsRopsOnItsOwnThread() throws Exception {
        for (int i = 0; i < 50; i++) {
            call(request(OPEN, GET), response(OPENED, NOT_FOUND));
        }
        while (monitor.rops().size() < 2 || monitor.rops().get(1).latency().count() < 50) {
            Thread.sleep(5);
        }

        assertThat(monitor.rops())
                .extracting(RopLoad::name)
                .containsExactly("RopOpenFolder", "RopGetPropertiesSpecific");
        assertThat(monitor.rops()).extracting(RopLoad::errors).containsExactly(0L, 50L);
        assertThat(monitor.rops().get(0).latency().sumMicros()).isEqualTo(100_000);
        assertThat(monitor.status().ropsMissed()).isZero();
    }

    @Test
    void countsNoRopsWhenItIsNotToLook() throws Exception {
        ChainMonitor blind = new ChainMonitor(new MonitorSettings(9, 1 << 16, Redaction.NONE, 1, false));
        new EndedCalls(blind)
                .answered(
                        Emsmdb.INTERFACE,
                        EC_DO_RPC_EXT2,
                        EndedCalls.encode(request(OPEN)),
                        EndedCalls.encode(response(OPENED)));

        assertThat(blind.rops()).isEmpty();
        assertThat(blind.calls(CallFilter.ALL, -1, 1).get(0).rops())
                .as("whoever asks for a call still sees them")
                .hasSize(1);
        blind.close();
    }
}
