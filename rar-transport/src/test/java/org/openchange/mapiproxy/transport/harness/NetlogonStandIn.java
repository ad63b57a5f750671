/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.harness;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.InboundCall;

/** Answers netr_ServerReqChallenge (opnum 4) with a challenge of zeros and success, whatever it was asked: 12 bytes. */
final class NetlogonStandIn implements CallDispatcher {
    static final SyntaxId NETLOGON = SyntaxId.parse("12345678-1234-abcd-ef00-01234567cffb/1.0");
    private static final int SERVER_REQ_CHALLENGE = 4;

    @Override
    public boolean offers(SyntaxId interfaceId, Association association) {
        return interfaceId.equals(NETLOGON);
    }

    @Override
    public void dispatch(InboundCall call) {
        if (call.opnum() == SERVER_REQ_CHALLENGE) {
            call.respond(ByteBuffer.allocate(12).order(call.stub().order()));
        } else {
            call.fault(FaultStatus.OP_RANGE_ERROR, true);
        }
    }
}
