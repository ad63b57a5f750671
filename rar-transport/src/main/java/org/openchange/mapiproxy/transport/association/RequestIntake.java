/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.RequestPdu;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Request fragments of one connection: which may come when, C706 12.6.4.9 and [MS-RPCE] 3.3.2.5.2. At most one request is incomplete at a time. The
 * codes and the order of the checks are those of Windows.
 */
final class RequestIntake {
    private final ServerAssociation association;
    private final Handshake handshake;
    private final PresentationContexts contexts;
    private final SecurityStates states;
    private final PduVerifier verifier;
    private final TransportCounters counters;
    private final int maxFragment;
    private final int maxRequest;
    private RequestAssembly assembly;

    RequestIntake(
            ServerAssociation association,
            AssociationSettings settings,
            Handshake handshake,
            PresentationContexts contexts,
            SecurityStates states) {
        this.association = association;
        this.handshake = handshake;
        this.contexts = contexts;
        this.states = states;
        this.verifier = new PduVerifier(handshake);
        this.counters = settings.counters();
        this.maxFragment = settings.limits().fragmentBytes();
        this.maxRequest = settings.limits().requestBytes();
    }

    /** Whether a request has begun and not ended. */
    boolean isAssembling() {
        return assembly != null;
    }

    void onRequest(PduFrame pdu) throws PduRejectedException {
        SecurityTrailer trailer;
        RequestPdu request;
        try {
            trailer = pdu.trailer().orElse(null);
            request = pdu.request();
        } catch (MalformedMessageException e) {
            throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0);
        }
        SecurityState state = states.ofRequest(trailer, pdu.header().first());
        if (state.isInHandshake()) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        if (pdu.header().fragLength() > maxFragment) {
            throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0);
        }
        if (pdu.header().first()) {
            onFirst(pdu, request, trailer, state);
        } else {
            onLater(pdu, request, trailer, state);
        }
    }

    private void onFirst(PduFrame pdu, RequestPdu request, SecurityTrailer trailer, SecurityState state)
            throws PduRejectedException {
        if (association.hasPendingCalls() && !handshake.isMultiplexed()) {
            throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0);
        }
        if (assembly != null) {
            throw secondIncompleteRequest(pdu, request, state);
        }
        if (pdu.header().has(PfcFlags.PENDING_CANCEL)) {
            throw PduRejectedException.notExecuted(FaultStatus.NO_CALL_ACTIVE);
        }
        PresentationContext context = contexts.find(request.contextId());
        if (context == null) {
            throw PduRejectedException.refused(FaultStatus.UNKNOWN_INTERFACE);
        }
        int stubEnd = verifier.verify(pdu, request, trailer, state, context, true);
        if (pdu.header().last()) {
            int length = stubEnd - request.stubOffset();
            ByteBuffer stub = ByteBuffer.wrap(pdu.bytes(), request.stubOffset(), length)
                    .slice()
                    .order(pdu.header().drep().byteOrder());
            complete(pdu.header(), request, context, state, stub);
            return;
        }
        RequestAssembly begun = new RequestAssembly(pdu, request, context, state);
        add(begun, pdu, request, stubEnd);
        assembly = begun;
    }

    private PduRejectedException secondIncompleteRequest(PduFrame pdu, RequestPdu request, SecurityState state) {
        boolean sameCall = assembly.header().callId() == pdu.header().callId();
        boolean otherContext = sameCall
                && state != assembly.security()
                && pdu.header().authLength() != 0
                && contexts.find(request.contextId()) == assembly.context();
        FaultStatus status = otherContext ? FaultStatus.SECURITY_PACKAGE_ERROR : FaultStatus.PROTOCOL_ERROR;
        if (handshake.isMultiplexed()) {
            int contextId = sameCall ? assembly.context().id() : 0;
            return PduRejectedException.fatal(status, contextId);
        }
        return PduRejectedException.fatal(
                status, assembly.context().id(), assembly.header().callId());
    }

    private void onLater(PduFrame pdu, RequestPdu request, SecurityTrailer trailer, SecurityState state)
            throws PduRejectedException {
        if (assembly == null || assembly.header().callId() != pdu.header().callId()) {
            throw noSuchIncompleteRequest(request, trailer, state);
        }
        RequestAssembly current = assembly;
        if (current.header().drep() != pdu.header().drep()) {
            throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
        // context, opnum and trailer of the first fragment count, those of this one do not
        int stubEnd = verifier.verify(pdu, request, trailer, current.security(), current.context(), false);
        add(current, pdu, request, stubEnd);
        if (pdu.header().last()) {
            assembly = null;
            complete(current.header(), current.request(), current.context(), current.security(), current.stub());
        }
    }

    private PduRejectedException noSuchIncompleteRequest(
            RequestPdu request, SecurityTrailer trailer, SecurityState state) {
        if (!handshake.isMultiplexed()) {
            return assembly == null
                    ? PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0)
                    : PduRejectedException.fatal(
                            FaultStatus.PROTOCOL_ERROR,
                            assembly.context().id(),
                            assembly.header().callId());
        }
        if (assembly != null) {
            return PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, 0);
        }
        PresentationContext context = contexts.find(request.contextId());
        if (context == null) {
            return PduRejectedException.refused(FaultStatus.UNKNOWN_INTERFACE);
        }
        boolean wrongTrailer =
                trailer != null && (state.isInvalid() || !state.trailer().sameContext(trailer));
        FaultStatus status = wrongTrailer ? FaultStatus.ACCESS_DENIED : FaultStatus.PROTOCOL_ERROR;
        return PduRejectedException.fatal(status, context.id());
    }

    private void add(RequestAssembly request, PduFrame pdu, RequestPdu fragment, int stubEnd)
            throws PduRejectedException {
        if (!request.add(pdu, fragment, stubEnd, maxRequest)) {
            counters.increment(Counter.LIMITS_REACHED);
            throw PduRejectedException.fatal(
                    FaultStatus.ACCESS_DENIED,
                    request.context().id(),
                    request.header().callId());
        }
    }

    private void complete(
            PduHeader header, RequestPdu request, PresentationContext context, SecurityState state, ByteBuffer stub) {
        ServerCall call = new ServerCall(association, header, request, context, state);
        if (state.level().protectsPdus()) {
            VerificationCheck check = new VerificationCheck(handshake.isHeaderSigning(), header, request, context);
            int length = check.stubLength(stub);
            if (length == VerificationCheck.MISMATCH) {
                association.begin(call);
                call.fault(FaultStatus.ACCESS_DENIED, false);
                return;
            }
            stub = stub.slice(0, length).order(stub.order());
        }
        call.takeStub(stub);
        association.dispatch(call);
    }
}
