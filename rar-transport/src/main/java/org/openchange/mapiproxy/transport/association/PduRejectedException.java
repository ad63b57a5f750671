/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduBody;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;

/** A PDU breaks a rule; this is what the client is told, and whether the connection ends. Carries no stack trace: clients cause it. */
final class PduRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient PduBody body;
    private final PduType type;
    private final int flags;
    private final boolean disconnect;
    private final transient Integer callId;

    private PduRejectedException(PduType type, PduBody body, int flags, boolean disconnect, Integer callId) {
        super(type + " " + body, null, false, false);
        this.type = type;
        this.body = body;
        this.flags = flags;
        this.disconnect = disconnect;
        this.callId = callId;
    }

    /** A bind_nak, and the end. */
    static PduRejectedException nak(int reason) {
        return new PduRejectedException(PduType.BIND_NAK, new BindNakPdu(reason), PfcFlags.WHOLE, true, null);
    }

    /** A fault with PFC_DID_NOT_EXECUTE, and the end. */
    static PduRejectedException notExecuted(FaultStatus status) {
        return fault(status, 0, PfcFlags.DID_NOT_EXECUTE, true, null);
    }

    /** A fault, and the end. Windows leaves PFC_DID_NOT_EXECUTE out of these. */
    static PduRejectedException fatal(FaultStatus status, int contextId) {
        return fault(status, contextId, 0, true, null);
    }

    /** The same, on behalf of another call than that of the PDU. */
    static PduRejectedException fatal(FaultStatus status, int contextId, int callId) {
        return fault(status, contextId, 0, true, callId);
    }

    /** A fault with PFC_DID_NOT_EXECUTE, after which the connection is as good as before. */
    static PduRejectedException refused(FaultStatus status) {
        return fault(status, 0, PfcFlags.DID_NOT_EXECUTE, false, null);
    }

    private static PduRejectedException fault(
            FaultStatus status, int contextId, int flags, boolean disconnect, Integer callId) {
        FaultPdu fault = new FaultPdu(contextId, 0, status);
        return new PduRejectedException(PduType.FAULT, fault, PfcFlags.WHOLE | flags, disconnect, callId);
    }

    PduType type() {
        return type;
    }

    PduBody body() {
        return body;
    }

    int flags() {
        return flags;
    }

    boolean disconnects() {
        return disconnect;
    }

    /** The call that is rejected. */
    int callId(int callIdOfPdu) {
        return callId == null ? callIdOfPdu : callId;
    }
}
