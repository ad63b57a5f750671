/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.session.ContextPass;

/** A call that no module looks at: its bytes go upstream, and the answer's bytes come back. */
final class PassedCall implements Relay.Sink {
    private final InboundCall inbound;
    private final ContextPass context;

    private PassedCall(InboundCall inbound, ContextPass context) {
        this.inbound = inbound;
        this.context = context;
    }

    /** @param context null when the operation has nothing to do with session contexts */
    static void relay(InboundCall inbound, Relay relay, ContextPass context) {
        Relay.RelayedCall relayed = relay.relay(
                inbound.interfaceId(),
                inbound.opnum(),
                inbound.object(),
                inbound.stub(),
                new PassedCall(inbound, context));
        inbound.onCancel(relayed::cancel);
        inbound.onAbandon(relayed::orphan);
    }

    @Override
    public void onResponse(ByteBuffer stub) {
        if (context == null) {
            inbound.respond(stub);
            return;
        }
        context.answered(stub, inbound.association().eventLoop(), () -> {
            inbound.respond(stub);
            context.end();
        });
    }

    @Override
    public void onFault(FaultStatus status, boolean didNotExecute) {
        inbound.fault(status, didNotExecute);
        if (context != null) {
            context.faulted(status);
            context.end();
        }
    }
}
