/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

/** The calls of one connection: puts fragments together and answers to their requests. */
public final class RpcCalls {
    private static final int MAX_PENDING = 1024;

    private final RpcSettings settings;
    private final Map<Integer, PendingCall> pending = new LinkedHashMap<>();
    private Endpoint client;
    private Endpoint server;

    public RpcCalls(Endpoint client, Endpoint server, RpcSettings settings) {
        this.client = client;
        this.server = server;
        this.settings = settings;
    }

    /** What was taken for the client is the server. */
    void turn() {
        Endpoint other = client;
        client = server;
        server = other;
    }

    void onRequest(PduFrame frame, StubRange range, PresentationContexts presentations, PacketPlace place) {
        int callId = frame.header().callId();
        PendingCall call = pending.get(callId);
        if (call == null || call.isAsked() || frame.header().first()) {
            complete(callId);
            call = open(
                    callId,
                    frame.request().contextId(),
                    Optional.of(frame.request().opnum()),
                    presentations);
        }
        call.onRequest(frame, range, place);
        if (call.isAsked() && frame.header().has(PfcFlags.MAYBE)) {
            complete(callId);
        }
    }

    private PendingCall open(int callId, int contextId, Optional<Integer> opnum, PresentationContexts presentations) {
        if (pending.size() >= MAX_PENDING) {
            complete(pending.keySet().iterator().next());
        }
        ObservedInterface of = ObservedInterface.of(
                presentations.context(contextId), settings.endpoints().only(server));
        PendingCall call = new PendingCall(settings.calls().begin(), of, opnum, settings.budget());
        pending.put(callId, call);
        return call;
    }

    void onResponse(PduFrame frame, StubRange range, PresentationContexts presentations, PacketPlace place) {
        int contextId = frame.response().contextId();
        if (answered(frame, contextId, presentations).onResponse(frame, range, place)) {
            complete(frame.header().callId());
        }
    }

    void onFault(PduFrame frame, PresentationContexts presentations, PacketPlace place) {
        FaultPdu fault = frame.fault();
        answered(frame, fault.contextId(), presentations).onFault(fault.status(), place);
        complete(frame.header().callId());
    }

    /** The call that is answered; a new one without request when that was not captured. */
    private PendingCall answered(PduFrame frame, int contextId, PresentationContexts presentations) {
        PendingCall call = pending.get(frame.header().callId());
        return call != null ? call : open(frame.header().callId(), contextId, Optional.empty(), presentations);
    }

    private void complete(int callId) {
        PendingCall call = pending.remove(callId);
        if (call != null) {
            call.complete(client, server, settings.emsmdb()).ifPresent(this::learn);
        }
    }

    private void learn(Message answer) {
        if (answer instanceof EptMapResponse) {
            Towers.of(answer).forEach(tower -> settings.endpoints().learn(tower, server.address()));
        }
    }

    /** What was begun in this direction is never completed. */
    void onGap(boolean ofClient) {
        pending.values().forEach(call -> call.onGap(ofClient));
    }

    void onEnd() {
        new ArrayList<>(pending.keySet()).forEach(this::complete);
    }
}
