/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.Relay;

/**
 * One client association's calls to one interface: the calls that wait and the one connection, which the first call opens and the next call
 * after its loss opens again. Belongs to the event loop. One timer serves all calls: each has the same time, so it is set for the oldest.
 */
final class InterfaceRelay implements ConnectionAttempt.Listener {
    /** Stubs that may wait, in multiples of the largest request. */
    private static final int WAITING_REQUESTS = 4;

    private final RelayEnvironment environment;
    private final EventLoop loop;
    private final SyntaxId interfaceId;
    private final Optional<Association> client;
    private final Deque<PendingCall> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private Consumer<UpstreamFailure> opened;
    private ConnectionAttempt attempt;
    private UpstreamConnection connection;
    private ScheduledFuture<?> timer;
    private boolean closed;

    /**
     * @param client whose calls these are; empty for a connection of our own, which shares nothing
     */
    InterfaceRelay(RelayEnvironment environment, EventLoop loop, SyntaxId interfaceId, Optional<Association> client) {
        this.environment = environment;
        this.loop = loop;
        this.interfaceId = interfaceId;
        this.client = client;
    }

    Relay.RelayedCall relay(PendingCall.Request request, Relay.Sink sink) {
        long relayNanos = environment.settings().limits().relayTime().toNanos();
        PendingCall call = new PendingCall(this, request, sink, System.nanoTime() + relayNanos);
        if (closed) {
            call.end();
        } else if (isFull(call)) {
            environment.counters().increment(Counter.LIMITS_REACHED);
            loop.execute(() -> call.fault(FaultStatus.NCA_SERVER_TOO_BUSY, true));
        } else {
            waiting.add(call);
            waitingBytes += call.waitingBytes();
            sendWaiting();
            setTimer();
        }
        return call;
    }

    private boolean isFull(PendingCall call) {
        long maxBytes = (long) environment.settings().limits().requestBytes() * WAITING_REQUESTS;
        return pending() >= environment.settings().limits().pendingCalls()
                || waitingBytes + call.waitingBytes() > maxBytes;
    }

    /** Number of calls without an answer. */
    int pending() {
        return waiting.size() + (connection == null ? 0 : connection.pending());
    }

    /** Sends what can be sent, and opens a connection if there is something to send and none. */
    private void sendWaiting() {
        while (!waiting.isEmpty() && connection != null && connection.hasRoom()) {
            PendingCall call = waiting.poll();
            waitingBytes -= call.waitingBytes();
            connection.send(call);
        }
        if (!waiting.isEmpty() && connection == null && attempt == null) {
            connect();
        }
    }

    private void connect() {
        attempt = new ConnectionAttempt(environment, loop, interfaceId, client.map(Association::group), this);
        attempt.start();
    }

    /** Opens the connection before there is a call; the outcome is the failure, or null. It is told unless the relay is closed first. */
    void open(Consumer<UpstreamFailure> outcome) {
        opened = outcome;
        connect();
    }

    private void tellOpened(UpstreamFailure failure) {
        Consumer<UpstreamFailure> outcome = opened;
        opened = null;
        if (outcome != null) {
            outcome.accept(failure);
        }
    }

    private void setTimer() {
        PendingCall oldest = oldest();
        if (timer == null && oldest != null) {
            long delay = Math.max(0, oldest.deadlineNanos() - System.nanoTime());
            timer = loop.schedule(this::expire, delay, TimeUnit.NANOSECONDS);
        }
    }

    private PendingCall oldest() {
        PendingCall sent = connection == null ? null : connection.oldest();
        return sent != null ? sent : waiting.peek();
    }

    private void expire() {
        timer = null;
        PendingCall call = oldest();
        while (call != null && call.deadlineNanos() - System.nanoTime() <= 0) {
            timeOut(call);
            call = oldest();
        }
        setTimer();
    }

    private void timeOut(PendingCall call) {
        environment.counters().increment(Counter.CALLS_TIMED_OUT);
        boolean sent = call.connection() != null;
        release(call);
        call.fault(sent ? FaultStatus.REMOTE_COMM_FAILURE : FaultStatus.SERVER_UNAVAILABLE, !sent);
    }

    /** Passes a cancel on; a call that still waits has it passed on when it is sent. */
    void cancel(PendingCall call) {
        if (call.connection() != null) {
            call.connection().cancel(call);
        }
    }

    void orphan(PendingCall call) {
        call.end();
        release(call);
    }

    private void release(PendingCall call) {
        if (call.connection() != null) {
            call.connection().orphan(call);
        } else if (waiting.remove(call)) {
            waitingBytes -= call.waitingBytes();
        }
    }

    @Override
    public void onConnected(UpstreamConnection bound) {
        attempt = null;
        connection = bound;
        tellOpened(null);
        sendWaiting();
    }

    @Override
    public void onFailed(UpstreamFailure failure) {
        attempt = null;
        tellOpened(failure);
        failWaiting(failure);
    }

    @Override
    public void onRoom() {
        sendWaiting();
    }

    @Override
    public void onAnswers() {
        if (client.isPresent() && !client.get().isWritable()) {
            UpstreamConnection paused = connection;
            paused.pause();
            client.get().onWritable(paused::resume);
        }
    }

    @Override
    public void onEnd(UpstreamFailure failure) {
        connection = null;
        failWaiting(failure);
    }

    /** A sink may send its next call at once; that one waits for a new connection. */
    private void failWaiting(UpstreamFailure failure) {
        List<PendingCall> failed = new ArrayList<>(waiting);
        waiting.clear();
        waitingBytes = 0;
        failed.forEach(call -> call.fault(failure.unsent(), true));
    }

    /** Ends everything; no sink hears. */
    void close() {
        closed = true;
        waiting.forEach(PendingCall::end);
        waiting.clear();
        waitingBytes = 0;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
