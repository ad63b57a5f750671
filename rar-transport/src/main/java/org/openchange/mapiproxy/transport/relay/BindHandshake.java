/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.BindTimeFeatures;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduBody;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Binds a fresh connection to one interface, [MS-RPCE] 3.3.1.5.3, and authenticates it:
 *
 * <pre>
 *   active ── bind ──► bind_ack ─┬─ no token to send ─────────────────► bound
 *                       │        ├─ last token: auth3 ────────────────► bound
 *                       │        └─ alter_context ──► alter_context_resp ─┐
 *                    bind_nak                 ▲                           │
 *                       ▼                     └──── more tokens ──────────┴─► bound
 *                     failed
 * </pre>
 */
final class BindHandshake extends SimpleChannelInboundHandler<PduFrame> {
    /** MustRecvFragSize of C706 12.6.2: nobody may announce less, in bytes. */
    private static final int MIN_FRAGMENT = 1432;
    /** Call ids up to this one are used here. */
    static final int LAST_CALL_ID = 2;

    private static final int BIND_CALL_ID = 1;

    private final RelaySettings settings;
    private final SyntaxId interfaceId;
    private final int groupId;
    private final Optional<UpstreamSecurity> security;
    private final byte[] firstToken;
    private final Listener listener;
    private BindAckPdu answer;
    private boolean concurrent;
    private boolean awaitsAlterResponse;
    private boolean done;

    /** Hears exactly one of the two. */
    interface Listener {
        void onBound(BoundAssociation bound);

        /**
         * The channel is still to be closed.
         *
         * @param nakReason of a bind_nak, else -1
         */
        void onFailed(UpstreamFailure failure, int nakReason);
    }

    /**
     * @param groupId assoc_group_id to ask for, 0 for a new one
     * @param firstToken of the security context; not used without one
     */
    BindHandshake(
            RelaySettings settings,
            SyntaxId interfaceId,
            int groupId,
            Optional<UpstreamSecurity> security,
            byte[] firstToken,
            Listener listener) {
        this.settings = settings;
        this.interfaceId = interfaceId;
        this.groupId = groupId;
        this.security = security;
        this.firstToken = firstToken;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        List<ContextElement> contexts = List.of(
                context(SyntaxId.NDR, BoundAssociation.CONTEXT_ID),
                context(new BindTimeFeatures(false, true).syntax(), BoundAssociation.CONTEXT_ID + 1));
        send(ctx, PduType.BIND, bindFlags(), BIND_CALL_ID, bind(groupId, contexts), firstToken);
    }

    private BindPdu bind(int group, List<ContextElement> contexts) {
        int fragment = settings.limits().fragmentBytes();
        return new BindPdu(fragment, fragment, group, contexts);
    }

    private ContextElement context(SyntaxId transferSyntax, int contextId) {
        return new ContextElement(contextId, interfaceId, List.of(transferSyntax));
    }

    private int bindFlags() {
        boolean sign = security.filter(UpstreamSecurity::protectsPdus).isPresent();
        return PfcFlags.WHOLE | PfcFlags.CONC_MPX | (sign ? PfcFlags.SUPPORT_HEADER_SIGN : 0);
    }

    private void send(ChannelHandlerContext ctx, PduType type, int flags, int callId, PduBody body, byte[] token) {
        DataRepresentation drep = DataRepresentation.of(settings.byteOrder());
        byte[] pdu = security.isPresent()
                ? body.encode(type, flags, drep, callId, security.get().trailer(), token)
                : body.encode(type, flags, drep, callId);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(pdu), ctx.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, PduFrame frame) {
        switch (frame.type()) {
            case BIND_ACK -> onBindAck(ctx, frame);
            case ALTER_CONTEXT_RESP -> onAlterContextResponse(ctx, frame);
            case BIND_NAK -> onBindNak(frame.bindNak());
            case FAULT -> fail(faulted(frame.fault().status()));
            default -> throw new MalformedMessageException(frame.type() + " before the bind is complete", -1);
        }
    }

    /** While it authenticates, servers report a refused account with various faults. */
    private UpstreamFailure faulted(FaultStatus status) {
        String reason = "bind to " + interfaceId + " answered with fault " + status;
        return security.isPresent() ? UpstreamFailure.unauthenticated(reason) : UpstreamFailure.of(status, reason);
    }

    private void onBindAck(ChannelHandlerContext ctx, PduFrame frame) {
        if (answer != null) {
            throw new MalformedMessageException("a second bind_ack", -1);
        }
        answer = frame.bindAck();
        concurrent = frame.header().has(PfcFlags.CONC_MPX);
        if (answer.results().isEmpty()) {
            throw new MalformedMessageException("bind_ack without result", -1);
        }
        ContextResult result = answer.results().get(0);
        if (!result.isAccepted()) {
            fail(rejected(result));
            return;
        }
        security.ifPresent(context -> context.headerSigning(frame.header().has(PfcFlags.SUPPORT_HEADER_SIGN)));
        takeToken(ctx, frame);
    }

    private UpstreamFailure rejected(ContextResult result) {
        String reason =
                "bind to " + interfaceId + " rejected, result " + result.result() + ", reason " + result.reason();
        return result.reason() == ContextResult.LOCAL_LIMIT_EXCEEDED
                ? UpstreamFailure.busy(reason)
                : UpstreamFailure.unknownInterface(reason);
    }

    private void onAlterContextResponse(ChannelHandlerContext ctx, PduFrame frame) {
        if (!awaitsAlterResponse) {
            throw new MalformedMessageException("alter_context_resp without alter_context", -1);
        }
        awaitsAlterResponse = false;
        takeToken(ctx, frame);
    }

    private void onBindNak(BindNakPdu nak) {
        String reason = "bind to " + interfaceId + " refused, bind_nak " + nak.reason();
        UpstreamFailure failure =
                switch (nak.reason()) {
                    case BindNakPdu.AUTHENTICATION_TYPE_NOT_RECOGNIZED, BindNakPdu.INVALID_CHECKSUM -> UpstreamFailure
                            .unauthenticated(reason);
                    case BindNakPdu.TEMPORARY_CONGESTION, BindNakPdu.LOCAL_LIMIT_EXCEEDED -> UpstreamFailure.busy(
                            reason);
                    default -> UpstreamFailure.unreachable(reason);
                };
        if (!done) {
            done = true;
            listener.onFailed(failure, nak.reason());
        }
    }

    private void takeToken(ChannelHandlerContext ctx, PduFrame frame) {
        if (security.isEmpty()) {
            finish(true);
            return;
        }
        UpstreamSecurity context = security.get();
        byte[] token = frame.authValue();
        if (token.length == 0 && context.established()) {
            finish(true);
        } else if (token.length == 0) {
            fail(UpstreamFailure.unauthenticated("the server stopped in the middle of the authentication"));
        } else {
            context.step(token, (next, failure) -> onStep(ctx, context, next, failure));
        }
    }

    private void onStep(ChannelHandlerContext ctx, UpstreamSecurity context, byte[] token, Exception failure) {
        if (done) {
            return;
        }
        if (failure != null) {
            fail(stepFailure(failure));
        } else if (token.length == 0 && context.established()) {
            finish(true);
        } else if (token.length == 0) {
            fail(UpstreamFailure.unauthenticated("the authentication has no next step"));
        } else if (context.established()) {
            send(ctx, PduType.AUTH3, PfcFlags.WHOLE, BIND_CALL_ID, Auth3Pdu.INSTANCE, token);
            finish(false);
        } else {
            awaitsAlterResponse = true;
            List<ContextElement> contexts = List.of(context(SyntaxId.NDR, BoundAssociation.CONTEXT_ID));
            BindPdu alter = bind(answer.associationGroupId(), contexts);
            send(ctx, PduType.ALTER_CONTEXT, PfcFlags.WHOLE, LAST_CALL_ID, alter, token);
        }
    }

    /** What a failed step of the authentication means for the calls. */
    static UpstreamFailure stepFailure(Exception failure) {
        return failure instanceof RejectedExecutionException
                ? UpstreamFailure.busy("no worker is free for the authentication")
                : UpstreamFailure.unauthenticated("authentication failed: " + failure.getMessage());
    }

    private void finish(boolean confirmed) {
        if (!done) {
            done = true;
            int fragment = Math.min(settings.limits().fragmentBytes(), answer.maxReceiveFragment());
            int maxFragment = Math.max(MIN_FRAGMENT, fragment & ~7);
            listener.onBound(
                    new BoundAssociation(answer.associationGroupId(), maxFragment, concurrent, confirmed, security));
        }
    }

    private void fail(UpstreamFailure failure) {
        if (!done) {
            done = true;
            listener.onFailed(failure, -1);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(UpstreamFailure.unreachable("the server closed the connection during the bind"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable real = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        fail(UpstreamFailure.unreachable("bind failed: " + real));
    }
}
