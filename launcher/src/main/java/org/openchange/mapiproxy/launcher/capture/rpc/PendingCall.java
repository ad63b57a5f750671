/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.call.CallPart;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.launcher.capture.rops.EmsmdbCalls;
import org.openchange.mapiproxy.launcher.capture.tcp.Endpoint;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.launcher.capture.tcp.PacketPlace;

/** One call that is not complete: what came of its request and of its answer. */
final class PendingCall {
    private static final String CUT = "its beginning was not captured";

    private final CallListener.Ticket ticket;
    private final ObservedInterface of;
    private final Optional<Integer> opnum;
    private final MemoryBudget budget;
    private StubAssembly request;
    private StubAssembly response;
    private FaultStatus fault;
    private PacketPlace asked;
    private PacketPlace answered;

    /** @param opnum empty when the request was not captured */
    PendingCall(CallListener.Ticket ticket, ObservedInterface of, Optional<Integer> opnum, MemoryBudget budget) {
        this.ticket = ticket;
        this.of = of;
        this.opnum = opnum;
        this.budget = budget;
    }

    /** Whether the whole request was there. */
    boolean isAsked() {
        return asked != null;
    }

    void onRequest(PduFrame frame, StubRange range, PacketPlace place) {
        request = request == null ? begin(frame) : request;
        add(request, frame, range);
        asked = frame.header().last() ? place : asked;
    }

    /** @return whether the answer is complete */
    boolean onResponse(PduFrame frame, StubRange range, PacketPlace place) {
        response = response == null ? begin(frame) : response;
        add(response, frame, range);
        answered = frame.header().last() ? place : answered;
        return answered != null;
    }

    void onFault(FaultStatus status, PacketPlace place) {
        fault = status;
        answered = place;
    }

    private StubAssembly begin(PduFrame frame) {
        StubAssembly stub = new StubAssembly(budget, frame.header().drep().byteOrder());
        if (!frame.header().first()) {
            stub.hide(CUT);
        }
        return stub;
    }

    private static void add(StubAssembly stub, PduFrame frame, StubRange range) {
        if (!range.sealed().isEmpty()) {
            stub.hide(range.sealed());
        }
        stub.add(frame.bytes(), range.start(), range.end(), frame.header().authLength() > 0);
    }

    /** Bytes of one direction are missing. */
    void onGap(boolean ofClient) {
        StubAssembly incomplete = ofClient ? request : response;
        boolean complete = ofClient ? asked != null : answered != null;
        if (incomplete != null && !complete) {
            incomplete.hide("a part of it was not captured");
        }
    }

    /** Tells what is known of the call by now. */
    Optional<Message> complete(Endpoint client, Endpoint server, EmsmdbCalls emsmdb) {
        if (asked == null && answered == null) {
            ticket.abandon();
            release();
            return Optional.empty();
        }
        Optional<StubDecoding.Decoded> asking = Optional.ofNullable(asked).map(place -> decodeRequest());
        Optional<StubDecoding.Decoded> answering = Optional.ofNullable(answered).map(place -> decodeAnswer());
        EmsmdbCalls.Parts parts = emsmdb.withRops(
                server,
                asking.flatMap(StubDecoding.Decoded::message),
                answering.flatMap(StubDecoding.Decoded::message),
                new EmsmdbCalls.Parts(
                        asking.map(StubDecoding.Decoded::part), answering.map(StubDecoding.Decoded::part)));
        ticket.complete(new ObservedCall(
                client,
                server,
                "ncacn_ip_tcp",
                of.name(),
                opnum.map(of::operationName).orElse("unknown"),
                Optional.ofNullable(asked),
                Optional.ofNullable(answered),
                parts.request(),
                parts.answer()));
        release();
        return answering.flatMap(StubDecoding.Decoded::message);
    }

    private StubDecoding.Decoded decodeRequest() {
        return StubDecoding.decode(
                request, of.opaque(), opnum.flatMap(of::operation).map(operation -> operation.readRequest()));
    }

    private StubDecoding.Decoded decodeAnswer() {
        if (fault != null) {
            CallPart part = CallPart.note(Verdict.IDENTICAL, "fault", fault.toString());
            return new StubDecoding.Decoded(part, Optional.empty());
        }
        return StubDecoding.decode(
                response,
                opnum.isEmpty() ? "its request was not captured" : of.opaque(),
                opnum.flatMap(of::operation).map(operation -> operation.readResponse()));
    }

    private void release() {
        if (request != null) {
            request.release();
        }
        if (response != null) {
            response.release();
        }
    }
}
