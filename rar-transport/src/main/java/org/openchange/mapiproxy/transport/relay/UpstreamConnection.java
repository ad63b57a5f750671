/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.EmptyBody;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.ResponsePdu;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * A bound connection to upstream: sends requests under call ids of its own and takes the answers. Writes are flushed once for all calls that
 * one turn of the event loop brings. When it ends, for whatever reason, its calls get their fault, once.
 */
final class UpstreamConnection extends SimpleChannelInboundHandler<PduFrame> implements PduFrameDecoder.PlainResponses {
    /** nca_out_args_too_big: the answer is larger than we may hold. */
    private static final FaultStatus OUT_ARGS_TOO_BIG = new FaultStatus(0x1C010013);
    /** Partial answers of one connection together: this many of the largest size. */
    private static final int PARTIAL_ANSWERS = 4;

    private final RelayEnvironment environment;
    private final BoundAssociation bound;
    private final Channel channel;
    private final Listener listener;
    private final RequestWriter writer;
    private final Map<Integer, PendingCall> calls = new LinkedHashMap<>();
    private final AbandonedCalls abandoned = new AbandonedCalls();
    private final Runnable flush = this::flush;
    private boolean flushScheduled;
    private int lastCallId = BindHandshake.LAST_CALL_ID;
    private long partialBytes;
    private boolean confirmed;
    private boolean shutdown;
    private boolean ended;

    /** Whoever owns the connection. */
    interface Listener {
        /** Another call can be sent. */
        void onRoom();

        /** Some answers were handed over; a good moment to {@link UpstreamConnection#pause}. */
        void onAnswers();

        /** The connection is no longer; its calls have had their faults. */
        void onEnd(UpstreamFailure failure);
    }

    UpstreamConnection(RelayEnvironment environment, BoundAssociation bound, Channel channel, Listener listener) {
        this.environment = environment;
        this.bound = bound;
        this.channel = channel;
        this.listener = listener;
        this.writer = new RequestWriter(bound);
        this.confirmed = bound.confirmed();
    }

    /** Whether a call can be sent now: there is room in the socket's queue, and calls may be concurrent or there is none. */
    boolean hasRoom() {
        return !ended && !shutdown && channel.isWritable() && (bound.concurrent() || calls.isEmpty());
    }

    /** Number of calls without an answer. */
    int pending() {
        return calls.size();
    }

    /** The call that has waited longest for its answer; null when there is none. */
    PendingCall oldest() {
        return calls.isEmpty() ? null : calls.values().iterator().next();
    }

    void send(PendingCall call) {
        int id = nextCallId();
        ByteBuf pdus = writer.write(channel.alloc(), id, call);
        calls.put(id, call);
        call.sent(this, id);
        environment.counters().increment(Counter.CALLS_RELAYED);
        write(pdus);
        if (call.cancelled()) {
            cancel(call);
        }
    }

    private int nextCallId() {
        lastCallId = lastCallId == Integer.MAX_VALUE ? BindHandshake.LAST_CALL_ID + 1 : lastCallId + 1;
        return lastCallId;
    }

    private void write(ByteBuf pdus) {
        channel.write(pdus, channel.voidPromise());
        if (!flushScheduled) {
            flushScheduled = true;
            channel.eventLoop().execute(flush);
        }
    }

    private void flush() {
        flushScheduled = false;
        channel.flush();
    }

    /** Sends co_cancel; the answer is still awaited. */
    void cancel(PendingCall call) {
        sendEmpty(PduType.CO_CANCEL, call.callId());
    }

    /** Sends orphaned; whatever still comes for the call is dropped. */
    void orphan(PendingCall call) {
        if (calls.remove(call.callId()) != null) {
            partialBytes -= call.answerBytes();
            abandoned.add(call.callId());
            sendEmpty(PduType.ORPHANED, call.callId());
            freed();
        }
    }

    private void sendEmpty(PduType type, int callId) {
        DataRepresentation drep = DataRepresentation.of(environment.settings().byteOrder());
        write(Unpooled.wrappedBuffer(EmptyBody.INSTANCE.encode(type, PfcFlags.WHOLE, drep, callId)));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, PduFrame frame) throws AuthenticationException {
        switch (frame.type()) {
            case RESPONSE -> onResponse(frame);
            case FAULT -> onFault(frame);
            case SHUTDOWN -> onShutdown();
            default -> throw new MalformedMessageException(frame.type() + " on a bound connection", -1);
        }
    }

    private void onResponse(PduFrame frame) throws AuthenticationException {
        ResponsePdu response = frame.response();
        confirmed = true;
        int end = bound.protection().isPresent()
                ? bound.protection().get().verify(frame, response.stubOffset())
                : unprotectedEnd(frame, response.stubOffset());
        PendingCall call = pending(frame.header().callId(), frame.header().last());
        if (call != null) {
            requireContext(response.contextId());
            int before = call.answerBytes();
            boolean complete = call.answer().add(frame, response.stubOffset(), end, response.allocHint());
            added(call, before, complete);
        }
    }

    @Override
    public void onPlainResponse(ByteBuf in, PduFrameDecoder.PlainResponse response) {
        if (ended) {
            return;
        }
        confirmed = true;
        boolean last = (response.flags() & PfcFlags.LAST_FRAG) != 0;
        PendingCall call = pending(response.callId(in), last);
        if (call != null) {
            requireContext(response.contextId(in));
            int before = call.answerBytes();
            added(call, before, call.answer().add(in, response));
        }
    }

    private void added(PendingCall call, int before, boolean complete) {
        partialBytes += call.answerBytes() - before;
        if (isTooBig(call)) {
            environment.counters().increment(Counter.LIMITS_REACHED);
            orphan(call);
            call.fault(OUT_ARGS_TOO_BIG, false);
        } else if (complete) {
            take(call).respond();
            freed();
        }
    }

    /** At level connect a server may send a trailer that protects nothing. */
    private static int unprotectedEnd(PduFrame frame, int stubOffset) {
        int end = frame.bodyEnd()
                - frame.trailer().map(trailer -> trailer.padLength()).orElse(0);
        if (end < stubOffset) {
            throw new MalformedMessageException("padding of an answer", end);
        }
        return end;
    }

    private boolean isTooBig(PendingCall call) {
        long limit = environment.settings().limits().requestBytes();
        return call.answerBytes() > limit || partialBytes > limit * PARTIAL_ANSWERS;
    }

    private static void requireContext(int contextId) {
        if (contextId != BoundAssociation.CONTEXT_ID) {
            throw new MalformedMessageException("an answer of presentation context " + contextId, 20);
        }
    }

    /** The call that an answer belongs to; null when it was abandoned, so that the answer is dropped. */
    private PendingCall pending(int callId, boolean last) {
        PendingCall call = calls.get(callId);
        if (call == null) {
            if (!abandoned.contains(callId)) {
                throw new MalformedMessageException("an answer to call_id " + callId + ", which is not pending", 12);
            }
            if (last) {
                abandoned.remove(callId);
            }
        }
        return call;
    }

    private void onFault(PduFrame frame) throws AuthenticationException {
        if (bound.protection().isPresent() && frame.trailer().isPresent()) {
            bound.protection().get().verify(frame, FaultPdu.STUB_OFFSET);
        }
        FaultPdu fault = frame.fault();
        PendingCall call = pending(frame.header().callId(), true);
        if (call == null) {
            return;
        }
        if (!confirmed && fault.status().equals(FaultStatus.PROTOCOL_ERROR)) {
            // A server that did not believe auth3 has no security context to check the request with.
            end(UpstreamFailure.refusedAccount("the server has refused the account"));
            return;
        }
        take(call).fault(fault.status(), frame.header().has(PfcFlags.DID_NOT_EXECUTE));
        freed();
    }

    private PendingCall take(PendingCall call) {
        calls.remove(call.callId());
        partialBytes -= call.answerBytes();
        return call;
    }

    private void freed() {
        if (shutdown && calls.isEmpty()) {
            end(UpstreamFailure.unreachable("the server asked to close the connection"));
        } else if (!ended) {
            listener.onRoom();
        }
    }

    private void onShutdown() {
        shutdown = true;
        freed();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!ended) {
            listener.onAnswers();
        }
    }

    /** Reads no more answers, so that they stay with the server. */
    void pause() {
        channel.config().setAutoRead(false);
    }

    void resume() {
        if (!ended) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable() && !ended) {
            listener.onRoom();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(UpstreamFailure.unreachable("the server closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable real = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        end(
                real instanceof AuthenticationException
                        ? UpstreamFailure.unauthenticated("an answer could not be verified: " + real.getMessage())
                        : UpstreamFailure.unreachable("connection lost: " + real));
    }

    private void end(UpstreamFailure failure) {
        if (ended) {
            return;
        }
        List<PendingCall> lost = new ArrayList<>(calls.values());
        close();
        if (!lost.isEmpty()) {
            environment.counters().increment(Counter.UPSTREAM_FAILURES);
            environment.log().failed(environment.settings().binding().toString(), failure.reason());
        }
        lost.forEach(call -> call.fault(failure.sent(), false));
        listener.onEnd(failure);
    }

    /** Ends the connection; its calls hear nothing. */
    void close() {
        ended = true;
        calls.clear();
        partialBytes = 0;
        channel.close();
    }
}
