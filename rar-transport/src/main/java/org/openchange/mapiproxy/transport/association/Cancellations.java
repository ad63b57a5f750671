/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** C706 12.6.4.6 and 12.6.4.8: what a client no longer wants to know, by co_cancel and orphaned. */
record Cancellations(Handshake handshake, SecurityStates states, PendingCalls pending, TransportCounters counters) {

    /** Both PDUs are ignored for a request that is not complete, as Windows does, and for one that is over. */
    void on(PduFrame pdu) throws PduRejectedException {
        try {
            SecurityTrailer trailer = pdu.trailer().orElse(null);
            new PduVerifier(handshake).verify(pdu, trailer, trailer == null ? null : states.find(trailer));
        } catch (MalformedMessageException e) {
            throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0);
        }
        ServerCall call = pending.find(pdu.header().callId());
        if (call == null) {
            return;
        }
        if (pdu.type() == PduType.CO_CANCEL) {
            counters.increment(Counter.CALLS_CANCELLED);
            call.cancel();
        } else {
            counters.increment(Counter.CALLS_ORPHANED);
            call.abandon();
        }
    }
}
