/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.transport.Relay;

/** One request without an answer yet: waiting for the connection, or sent. Its sink hears at most once. */
final class PendingCall implements Relay.RelayedCall {
    private static final System.Logger LOG = System.getLogger(PendingCall.class.getName());

    private final InterfaceRelay owner;
    private final int opnum;
    private final Optional<UUID> object;
    private final Relay.Sink sink;
    private final long deadlineNanos;
    private ByteBuffer stub;
    private UpstreamConnection connection;
    private int callId;
    private AnswerAssembly answer;
    private boolean cancelled;
    private boolean ended;

    PendingCall(InterfaceRelay owner, Request request, Relay.Sink sink, long deadlineNanos) {
        this.owner = owner;
        this.opnum = request.opnum();
        this.object = request.object();
        this.stub = request.stub();
        this.sink = sink;
        this.deadlineNanos = deadlineNanos;
    }

    /** What is to be sent. */
    record Request(int opnum, Optional<UUID> object, ByteBuffer stub) {}

    int opnum() {
        return opnum;
    }

    Optional<UUID> object() {
        return object;
    }

    /** The request's stub; only while the call waits. */
    ByteBuffer stub() {
        return stub;
    }

    int waitingBytes() {
        return stub == null ? 0 : stub.remaining();
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Whether the client has asked to cancel it. */
    boolean cancelled() {
        return cancelled;
    }

    boolean ended() {
        return ended;
    }

    /** The connection that it was sent on; null while it waits. */
    UpstreamConnection connection() {
        return connection;
    }

    /** Its call_id on that connection. */
    int callId() {
        return callId;
    }

    void sent(UpstreamConnection on, int id) {
        connection = on;
        callId = id;
        stub = null;
    }

    /** Where fragments of the answer go. */
    AnswerAssembly answer() {
        if (answer == null) {
            answer = new AnswerAssembly();
        }
        return answer;
    }

    int answerBytes() {
        return answer == null ? 0 : answer.length();
    }

    void respond() {
        if (end()) {
            ByteBuffer whole = answer.stub();
            answer = null;
            tell(() -> sink.onResponse(whole));
        }
    }

    void fault(FaultStatus status, boolean didNotExecute) {
        if (end()) {
            answer = null;
            tell(() -> sink.onFault(status, didNotExecute));
        }
    }

    /** What goes wrong behind one sink is no matter of the connection and of the other calls on it. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the receiver of an upstream answer failed", e);
        }
    }

    /** From now on the sink hears nothing. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    @Override
    public void cancel() {
        if (!ended && !cancelled) {
            cancelled = true;
            owner.cancel(this);
        }
    }

    @Override
    public void orphan() {
        if (!ended) {
            owner.orphan(this);
        }
    }
}
