/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.modules.monitor.capture.TcpFlow.Sender;

/**
 * The DCERPC of one connection. The connection and the bind of an interface stand before its first call, whenever they really were; all
 * without authentication. Not thread-safe.
 */
final class RpcFlow {
    private static final int MAX_FRAGMENT = 5840;
    private static final int GROUP = 1;
    private static final String SECONDARY_ADDRESS = "135";

    private final TcpFlow tcp;
    private final Map<SyntaxId, Integer> contexts = new HashMap<>(4);
    private int lastCallId;

    RpcFlow(TcpFlow tcp) {
        this.tcp = tcp;
    }

    void write(CapturedCall call) {
        int contextId = bound(call);
        int callId = ++lastCallId;
        StubFragments request = StubFragments.request(
                callId,
                0,
                contextId,
                call.opnum(),
                call.object(),
                call.request(),
                StubFragments.Protection.none(MAX_FRAGMENT));
        send(call.startedMicros(), Sender.CLIENT, request, call.comment());
        call.response().ifPresent(reply -> write(reply, call, callId, contextId));
    }

    private void write(CapturedCall.Reply reply, CapturedCall call, int callId, int contextId) {
        if (reply instanceof CapturedCall.Answer answer) {
            StubFragments.Protection none = StubFragments.Protection.none(MAX_FRAGMENT);
            send(call.endedMicros(), Sender.PROXY, StubFragments.response(callId, contextId, answer.stub(), none), "");
        } else if (reply instanceof CapturedCall.Fault fault) {
            int flags = PfcFlags.WHOLE | (fault.didNotExecute() ? PfcFlags.DID_NOT_EXECUTE : 0);
            DataRepresentation drep = DataRepresentation.of(call.request().order());
            byte[] pdu = new FaultPdu(contextId, 0, fault.status()).encode(PduType.FAULT, flags, drep, callId);
            tcp.send(call.endedMicros(), Sender.PROXY, pdu, "");
        }
    }

    private void send(long micros, Sender sender, StubFragments fragments, String comment) {
        String next = comment;
        do {
            ByteBuffer pdu = ByteBuffer.allocate(fragments.nextLength());
            fragments.writeNext(pdu);
            tcp.send(micros, sender, pdu.array(), next);
            next = "";
        } while (fragments.hasNext());
    }

    /** The presentation context of the interface; asked for when it is not there yet. */
    private int bound(CapturedCall call) {
        Integer present = contexts.get(call.interfaceId());
        if (present != null) {
            return present;
        }
        boolean isFirst = contexts.isEmpty();
        if (isFirst) {
            tcp.open(call.startedMicros());
        }
        int contextId = contexts.size();
        contexts.put(call.interfaceId(), contextId);
        bind(call, contextId, isFirst);
        return contextId;
    }

    private void bind(CapturedCall call, int contextId, boolean isFirst) {
        int callId = ++lastCallId;
        int flags = PfcFlags.WHOLE | PfcFlags.CONC_MPX;
        DataRepresentation drep = DataRepresentation.of(ByteOrder.LITTLE_ENDIAN);
        ContextElement wanted = new ContextElement(contextId, call.interfaceId(), List.of(SyntaxId.NDR));
        byte[] bind = new BindPdu(MAX_FRAGMENT, MAX_FRAGMENT, isFirst ? 0 : GROUP, List.of(wanted))
                .encode(isFirst ? PduType.BIND : PduType.ALTER_CONTEXT, flags, drep, callId);
        tcp.send(call.startedMicros(), Sender.CLIENT, bind, "");
        byte[] ack = new BindAckPdu(
                        MAX_FRAGMENT,
                        MAX_FRAGMENT,
                        GROUP,
                        isFirst ? SECONDARY_ADDRESS : "",
                        List.of(ContextResult.accepted(SyntaxId.NDR)))
                .encode(isFirst ? PduType.BIND_ACK : PduType.ALTER_CONTEXT_RESP, flags, drep, callId);
        tcp.send(call.startedMicros(), Sender.PROXY, ack, "");
    }
}
