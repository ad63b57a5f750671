/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectResponse;
import org.openchange.mapiproxy.idl.emsmdb.EcDummyRpcRequest;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.modules.FakeCall;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.Verdict;

class DowngradeModuleTest {
    private final DowngradeModule module = new DowngradeModule();
    private final FakeCall.Client client = new FakeCall.Client();

    @Test
    void refusesEcDoConnectExWithoutAskingUpstream() {
        assertThat(module.onDispatch(client.calls(Emsmdb.INTERFACE, 10), new EcDummyRpcRequest()))
                .isEqualTo(Verdict.fault(FaultStatus.OP_RANGE_ERROR));
    }

    @Test
    void letsEcDoConnectPass() {
        assertThat(module.onDispatch(client.calls(Emsmdb.INTERFACE, 0), new EcDummyRpcRequest()))
                .isEqualTo(Verdict.relay());
    }

    @Test
    void presentsAnExchange2000() {
        EcDoConnectResponse answer = new EcDoConnectResponse(
                ContextHandle.NULL, 60000, 6, 10000, 0, "", "alice", List.of(8, 0x82B4, 3), List.of(12, 0, 0), 0, 0);
        assertThat(module.onResponse(client.calls(Emsmdb.INTERFACE, 0), answer))
                .isEqualTo(answer.withRgwServerVersion(List.of(6, 0x1141, 5)));
    }
}
