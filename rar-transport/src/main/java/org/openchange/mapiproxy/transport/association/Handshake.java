/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.association.PresentationContexts.Negotiated;
import org.openchange.mapiproxy.transport.association.PresentationContexts.ProtocolViolationException;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** bind, alter_context and auth3 of one connection, [MS-RPCE] 3.3.1.5.2 and 3.3.1.5.3. */
final class Handshake {
    /** What Windows and Samba raise a smaller fragment size to, in bytes. */
    private static final int MIN_FRAGMENT = 2048;
    /** Padding of a handshake PDU is only counted from here on, in bytes from its start. */
    private static final int PAD_FLOOR = 24;

    private final ServerAssociation association;
    private final AssociationSettings settings;
    private final PresentationContexts contexts;
    private final SecurityStates states;
    private final HandshakeSteps steps;
    private int fragmentBytes;
    private boolean multiplexed;
    private boolean headerSigning;

    Handshake(
            ServerAssociation association,
            AssociationSettings settings,
            PresentationContexts contexts,
            SecurityStates states) {
        this.association = association;
        this.settings = settings;
        this.contexts = contexts;
        this.states = states;
        this.steps = new HandshakeSteps(association, settings, states);
    }

    /** The security context that waits for somebody else, or null. */
    SecurityState awaited() {
        return steps.awaited();
    }

    /** Negotiated size of a fragment, in bytes. */
    int fragmentBytes() {
        return fragmentBytes;
    }

    /** Whether several calls may be pending at a time, PFC_CONC_MPX. */
    boolean isMultiplexed() {
        return multiplexed;
    }

    boolean isHeaderSigning() {
        return headerSigning;
    }

    void onBind(PduFrame pdu) throws PduRejectedException {
        if (pdu.type() != PduType.BIND) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        SecurityTrailer trailer;
        BindPdu bind;
        try {
            trailer = trailerOf(pdu);
            bind = pdu.bind();
        } catch (MalformedMessageException e) {
            throw PduRejectedException.nak(BindNakPdu.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
        fragmentBytes = fragmentBytes(bind);
        if (!association.joinGroup(bind.associationGroupId())) {
            throw PduRejectedException.nak(BindNakPdu.REASON_NOT_SPECIFIED);
        }
        Negotiated negotiated;
        try {
            negotiated = negotiate(pdu, bind);
        } catch (ProtocolViolationException e) {
            throw PduRejectedException.nak(BindNakPdu.REASON_NOT_SPECIFIED);
        }
        if (trailer == null) {
            answer(pdu, negotiated, Optional.empty());
            return;
        }
        SecurityState state = new SecurityState(trailer, contextForBind(trailer));
        states.add(state);
        steps.step(state, pdu, new Answering(pdu, negotiated, PduRejectedException.nak(BindNakPdu.INVALID_CHECKSUM)));
    }

    /** Sends bind_ack or alter_context_resp with the token, or what else is to be said. */
    private final class Answering implements HandshakeSteps.Continuation {
        private final PduFrame pdu;
        private final Negotiated negotiated;
        private final PduRejectedException failure;

        Answering(PduFrame pdu, Negotiated negotiated, PduRejectedException failure) {
            this.pdu = pdu;
            this.negotiated = negotiated;
            this.failure = failure;
        }

        @Override
        public void onAnswer(byte[] token) {
            answer(pdu, negotiated, Optional.of(token));
        }

        @Override
        public void onFailure() throws PduRejectedException {
            throw failure;
        }
    }

    private int fragmentBytes(BindPdu bind) {
        int wanted = Math.max(MIN_FRAGMENT, Math.min(bind.maxTransmitFragment(), bind.maxReceiveFragment()));
        return Math.min(wanted, settings.limits().fragmentBytes()) & ~7;
    }

    private SecurityContext contextForBind(SecurityTrailer trailer) throws PduRejectedException {
        Optional<AuthLevel> level = AuthLevel.of(trailer.authLevel());
        if (level.isEmpty() || level.get() == AuthLevel.NONE) {
            throw PduRejectedException.nak(BindNakPdu.REASON_NOT_SPECIFIED);
        }
        Optional<SecurityContext> context = accept(trailer);
        if (context.isEmpty()) {
            throw PduRejectedException.nak(BindNakPdu.AUTHENTICATION_TYPE_NOT_RECOGNIZED);
        }
        if (level.get() == AuthLevel.CALL) { // what Windows says to the level that only datagrams have
            context.get().close();
            throw PduRejectedException.nak(BindNakPdu.INVALID_CHECKSUM);
        }
        return context.get();
    }

    private Optional<SecurityContext> accept(SecurityTrailer trailer) {
        return AuthType.of(trailer.authType())
                .filter(type -> type != AuthType.NONE)
                .flatMap(type -> settings.acceptor().accept(type, association.origin()));
    }

    void onAlterContext(PduFrame pdu) throws PduRejectedException {
        SecurityTrailer trailer;
        BindPdu alter;
        try {
            trailer = trailerOf(pdu);
            alter = pdu.bind();
        } catch (MalformedMessageException e) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        SecurityState state = trailer == null ? null : stateForAlter(trailer);
        Negotiated negotiated;
        try {
            negotiated = negotiate(pdu, alter);
        } catch (ProtocolViolationException e) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        if (state == null) {
            answer(pdu, negotiated, Optional.empty());
            return;
        }
        requireContinuation(trailer, state);
        PduRejectedException failure = PduRejectedException.notExecuted(FaultStatus.SECURITY_PACKAGE_ERROR);
        steps.step(state, pdu, new Answering(pdu, negotiated, failure));
    }

    /** The state that the trailer continues, or a new one. */
    private SecurityState stateForAlter(SecurityTrailer trailer) throws PduRejectedException {
        SecurityState state = states.find(trailer);
        if (state == null) {
            return newStateForAlter(trailer);
        }
        if (state.isEstablished() || trailer.authType() == AuthType.NONE.value()) {
            throw PduRejectedException.notExecuted(FaultStatus.ACCESS_DENIED);
        }
        return state;
    }

    private SecurityState newStateForAlter(SecurityTrailer trailer) throws PduRejectedException {
        if (states.isFull()) {
            settings.counters().increment(Counter.LIMITS_REACHED);
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        Optional<AuthLevel> level = AuthLevel.of(trailer.authLevel());
        if (level.isEmpty() || level.get() == AuthLevel.NONE || level.get() == AuthLevel.CALL) {
            throw PduRejectedException.notExecuted(FaultStatus.ACCESS_DENIED);
        }
        SecurityContext context =
                accept(trailer).orElseThrow(() -> PduRejectedException.notExecuted(FaultStatus.ACCESS_DENIED));
        SecurityState state = new SecurityState(trailer, context);
        states.add(state);
        association.onHandshakeBegun();
        return state;
    }

    private static void requireContinuation(SecurityTrailer trailer, SecurityState state) throws PduRejectedException {
        if (state.trailer().authType() != trailer.authType()) {
            throw PduRejectedException.notExecuted(FaultStatus.SECURITY_PACKAGE_ERROR);
        }
        if (state.isInvalid() || !state.trailer().sameContext(trailer)) {
            throw PduRejectedException.notExecuted(FaultStatus.ACCESS_DENIED);
        }
    }

    /** There is no answer to auth3: whatever is wrong with it, but for its form, the calls will find out. */
    void onAuth3(PduFrame pdu) throws PduRejectedException {
        SecurityTrailer trailer = uncheckedTrailerOf(pdu);
        SecurityState state = trailer == null ? null : states.find(trailer);
        if (state == null || state.isEstablished()) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        if (state.isInvalid()) {
            return;
        }
        if (trailer.padLength() > maxPad(pdu)) {
            throw PduRejectedException.notExecuted(FaultStatus.REMOTE_NO_MEMORY); // so says Windows
        }
        if (!state.trailer().sameContext(trailer)) {
            state.invalidate();
            return;
        }
        steps.step(state, pdu, new LastStep(state));
    }

    /** Nothing is said; a context that is not complete is of no use. */
    private record LastStep(SecurityState state) implements HandshakeSteps.Continuation {
        @Override
        public void onAnswer(byte[] token) {
            if (token.length > 0 || !state.isEstablished()) {
                state.invalidate();
            }
        }

        @Override
        public void onFailure() {
            state.invalidate();
        }
    }

    private static SecurityTrailer uncheckedTrailerOf(PduFrame pdu) throws PduRejectedException {
        try {
            return pdu.trailer().orElse(null);
        } catch (MalformedMessageException e) {
            throw PduRejectedException.notExecuted(FaultStatus.REMOTE_NO_MEMORY);
        }
    }

    private static SecurityTrailer trailerOf(PduFrame pdu) {
        SecurityTrailer trailer = pdu.trailer().orElse(null);
        if (trailer != null && trailer.padLength() > maxPad(pdu)) {
            throw new MalformedMessageException("auth_pad_length " + trailer.padLength(), pdu.bodyEnd() + 2L);
        }
        return trailer;
    }

    private static int maxPad(PduFrame pdu) {
        return Math.max(0, pdu.bodyEnd() - PAD_FLOOR);
    }

    private Negotiated negotiate(PduFrame pdu, BindPdu body) throws ProtocolViolationException {
        boolean isBind = pdu.type() == PduType.BIND;
        Negotiated negotiated = contexts.negotiate(body.contexts(), isBind, association::isOffered);
        if (negotiated.reachedLimit()) {
            settings.counters().increment(Counter.LIMITS_REACHED);
        }
        return negotiated;
    }

    private void answer(PduFrame pdu, Negotiated negotiated, Optional<byte[]> token) {
        boolean isBind = pdu.type() == PduType.BIND;
        BindAckPdu body = new BindAckPdu(
                fragmentBytes,
                fragmentBytes,
                association.group().id(),
                isBind ? association.secondaryAddress() : "",
                negotiated.results());
        int flags = PfcFlags.WHOLE | negotiateFlags(pdu, negotiated);
        PduType type = isBind ? PduType.BIND_ACK : PduType.ALTER_CONTEXT_RESP;
        int callId = pdu.header().callId();
        association.send(
                token.isPresent()
                        ? body.encode(type, flags, pdu.header().drep(), callId, trailerOf(pdu), token.get())
                        : body.encode(type, flags, pdu.header().drep(), callId));
        association.onBound();
    }

    private int negotiateFlags(PduFrame pdu, Negotiated negotiated) {
        int flags = 0;
        if (pdu.header().has(PfcFlags.CONC_MPX) && (multiplexed || negotiated.madeContext())) {
            multiplexed = true;
            flags |= PfcFlags.CONC_MPX;
        }
        if (pdu.header().has(PfcFlags.SUPPORT_HEADER_SIGN)) {
            headerSigning = true; // for the whole connection, security contexts that exist included
            flags |= PfcFlags.SUPPORT_HEADER_SIGN;
        }
        return flags;
    }
}
