/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;

/**
 * One call on its way through the chain that it began with. Belongs to the association's event loop.
 *
 * <pre>
 * request bytes ─ decode ─ request ─ dispatch ─┬─ relay, server bean ─┬─ response bytes ─ decode ─ response ─ end
 *                                     ▲        ├─ answer, later ──────┘                                    ▲
 *                                     └─ ahead ┘                            fault, client gone ─────────────┘
 * </pre>
 */
final class CallPass implements Relay.Sink {
    /** The answer comes from behind the last module. */
    static final int BEHIND_ALL = Integer.MAX_VALUE;

    private final ChainParts parts;
    private final AssociationCalls association;
    private final InboundCall inbound;
    private final Route route;
    private final ChainedCall call;
    private final CallPrinter printer;
    private final CallFailures failures;
    private final EndNotice notice;
    private ByteBuffer stub;
    private Request request;
    private Relay.RelayedCall relayed;
    private Runnable onEnd;
    private boolean holdsStrand;
    private boolean owesServer;
    private boolean isWorkedOn;
    private boolean ended;

    /** @param route entered already; left when the call ends */
    CallPass(ChainParts parts, AssociationCalls association, InboundCall inbound, Route route, ChainedCall call) {
        this.parts = parts;
        this.association = association;
        this.inbound = inbound;
        this.route = route;
        this.call = call;
        this.stub = inbound.stub();
        this.owesServer = route.server() != null;
        this.printer = route.isPrinted() ? new CallPrinter(call, route.offered) : null;
        this.failures = new CallFailures(call, parts.counters());
        this.notice = route.end.length == 0 ? null : new EndNotice(call, route.end, stub, parts.counters());
    }

    void start() {
        inbound.onAbandon(this::abandon);
        inbound.onCancel(this::cancel);
        if (printer != null) {
            printer.request("request", stub);
        }
        guard(this::passRequest);
    }

    /** Does one step of the way; whatever goes wrong in it ends the call with a fault. */
    void guard(Step step) {
        if (ended) {
            return;
        }
        try {
            step.run();
        } catch (ModuleException | RuntimeException | StackOverflowError | LinkageError e) {
            fault(failures.statusOf(e), failures.didNotExecute());
        }
    }

    private void passRequest() throws ModuleException {
        ByteBuffer received = stub;
        for (ActiveModule module : route.requestBytes) {
            ByteBuffer shown = Route.view(stub);
            ByteBuffer next = module.onRequestBytes(call, shown);
            stub = next == shown ? stub : Route.inOrder(next, stub.order());
        }
        if (route.decodesRequest()) {
            request = route.offered.readRequest(call.opnum(), stub);
            passDecodedRequest();
        }
        if (printer != null && stub != received) {
            printer.request("request as the modules changed it", stub);
        }
        dispatch(0);
    }

    private void passDecodedRequest() throws ModuleException {
        Request decoded = request;
        call.onRequest(request);
        for (ActiveModule module : route.request) {
            request = module.onRequest(call, request);
            call.onRequest(request);
        }
        if (request != decoded) {
            stub = encode(call.ofThisOperation(request), stub.order());
        }
    }

    private void dispatch(int from) throws ModuleException {
        for (int i = from; i < route.dispatch.length; i++) {
            ActiveModule module = route.dispatch[i];
            Verdict verdict = module.onDispatch(call, request);
            if (!(verdict instanceof Verdict.Relay)) {
                decided(verdict, i, null);
                return;
            }
        }
        if (route.server() == null) {
            relayed = relay(call.opnum(), stub, this);
            releaseStrand();
        } else {
            owesServer = false;
            new ServerPass(this, route.server(), parts.workers()).start(request);
        }
    }

    /** @param ahead what was asked ahead so far, or null */
    void decided(Verdict verdict, int dispatchIndex, AheadPass ahead) throws ModuleException {
        if (verdict instanceof Verdict.Relay) {
            dispatch(dispatchIndex + 1);
        } else if (verdict instanceof Verdict.RelayAhead next) {
            AheadPass pass = ahead != null ? ahead : new AheadPass(this, dispatchIndex);
            pass.ask(next);
        } else {
            settled(verdict, route.dispatch[dispatchIndex].position());
        }
    }

    /** A verdict that needs no upstream. */
    void settled(Verdict verdict, int answeredBy) throws ModuleException {
        if (verdict instanceof Verdict.Answer answer) {
            answer(answer.response(), answeredBy);
        } else if (verdict instanceof Verdict.AnswerLater later) {
            LateAnswer.await(this, later, answeredBy);
            releaseStrand();
        } else if (verdict instanceof Verdict.Fault fault) {
            fault(fault.status(), failures.didNotExecute());
        } else {
            throw new IllegalStateException("nobody is left to relay to");
        }
    }

    Relay.RelayedCall relay(int opnum, ByteBuffer bytes, Relay.Sink sink) {
        failures.executed();
        if (notice != null) {
            notice.upstreamAsked();
        }
        return association.relay().relay(inbound.interfaceId(), opnum, inbound.object(), bytes, sink);
    }

    /** The answer to a request that was relayed ahead. */
    Verdict onAhead(Verdict.RelayAhead asked, ByteBuffer bytes, int dispatchIndex) throws ModuleException {
        failures.answered(true);
        Response response = route.offered.readResponse(asked.next().opnum(), bytes);
        if (printer != null) {
            printer.message("response ahead", response);
        }
        failures.answered(false);
        call.enterBean(route.dispatch[dispatchIndex].context());
        return asked.then().onAhead(call, response);
    }

    /** An answer from a module or server, which passes the modules before that one. */
    void answer(Response response, int answeredBy) throws ModuleException {
        ByteBuffer bytes = encode(call.ofThisOperation(response), call.byteOrder());
        passResponse(bytes, response, answeredBy);
    }

    @Override
    public void onResponse(ByteBuffer bytes) {
        upstreamAnswered();
        guard(() -> passResponse(bytes, null, BEHIND_ALL));
    }

    @Override
    public void onFault(FaultStatus status, boolean didNotExecute) {
        upstreamAnswered();
        call.faulted(status);
        fault(status, didNotExecute);
    }

    /** @param known the record that the bytes stand for, or null where they come from upstream */
    private void passResponse(ByteBuffer bytes, Response known, int answeredBy) {
        failures.answered(known == null);
        call.answered(bytes, () -> guard(() -> passToModules(bytes, known, answeredBy)));
    }

    private void passToModules(ByteBuffer bytes, Response known, int answeredBy) throws ModuleException {
        ByteBuffer passed = new ResponsePass(call, route, answeredBy).pass(bytes, known);
        if (printer != null) {
            printer.response("response", bytes);
            if (passed != bytes) {
                printer.response("response as the modules changed it", passed);
            }
        }
        if (notice != null) {
            notice.answered(passed);
        }
        inbound.respond(passed);
        end();
    }

    void fault(FaultStatus status, boolean didNotExecute) {
        if (!ended) {
            if (printer != null) {
                printer.fault(status);
            }
            if (notice != null) {
                notice.faulted(status, didNotExecute);
            }
            inbound.fault(status, didNotExecute);
            end();
        }
    }

    private void cancel() {
        if (relayed != null) {
            relayed.cancel();
        }
    }

    private void abandon() {
        if (relayed != null) {
            relayed.orphan();
        }
        end();
    }

    /** The one way out: whatever the call holds is let go. */
    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        relayed = null;
        if (onEnd != null) {
            onEnd.run();
        }
        if (notice != null) {
            notice.ended();
            if (!isWorkedOn) {
                notice.tell();
            }
        }
        call.end();
        route.exitModules();
        if (owesServer) {
            route.server().exit();
        }
        if (!isWorkedOn) {
            releaseStrand();
        }
    }

    /** From now on the calls behind this one wait. */
    void holdStrand() {
        if (!holdsStrand) {
            holdsStrand = true;
            association.strand(route.offered.id()).hold();
        }
    }

    void releaseStrand() {
        if (holdsStrand) {
            holdsStrand = false;
            association.strand(route.offered.id()).release();
        }
    }

    /** A worker has this call: those behind it wait until it lets go, even if the client does not want the answer any more. */
    void beginWork() {
        isWorkedOn = true;
        holdStrand();
    }

    void endWork() {
        isWorkedOn = false;
        if (ended && notice != null) {
            notice.tell();
        }
        releaseStrand();
    }

    void setRelayed(Relay.RelayedCall ahead) {
        relayed = ahead;
    }

    void upstreamAnswered() {
        relayed = null;
        if (notice != null) {
            notice.upstreamAnswered();
        }
    }

    /** @param action runs when the call ends, in whatever way */
    void onEnd(Runnable action) {
        onEnd = action;
    }

    boolean hasEnded() {
        return ended;
    }

    ChainedCall call() {
        return call;
    }

    CallFailures failures() {
        return failures;
    }

    CallPrinter printer() {
        return printer;
    }

    ChainParts parts() {
        return parts;
    }

    InboundCall inbound() {
        return inbound;
    }

    boolean isRelayed() {
        return route.server() == null;
    }

    static ByteBuffer encode(Message message, ByteOrder order) {
        NdrWriter writer = new NdrWriter(order);
        message.write(writer);
        return writer.toBuffer();
    }

    /** A part of the way. */
    @FunctionalInterface
    interface Step {
        void run() throws ModuleException;
    }
}
