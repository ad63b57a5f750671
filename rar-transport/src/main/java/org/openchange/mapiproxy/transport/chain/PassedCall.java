/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;

/** A call that nobody looks at: its bytes go upstream, and the answer's bytes come back. */
final class PassedCall implements Relay.Sink {
    private final InboundCall inbound;

    private PassedCall(InboundCall inbound) {
        this.inbound = inbound;
    }

    static void relay(InboundCall inbound, Relay relay) {
        Relay.RelayedCall relayed = relay.relay(
                inbound.interfaceId(), inbound.opnum(), inbound.object(), inbound.stub(), new PassedCall(inbound));
        inbound.onCancel(relayed::cancel);
        inbound.onAbandon(relayed::orphan);
    }

    @Override
    public void onResponse(ByteBuffer stub) {
        inbound.respond(stub);
    }

    @Override
    public void onFault(FaultStatus status, boolean didNotExecute) {
        inbound.fault(status, didNotExecute);
    }
}
