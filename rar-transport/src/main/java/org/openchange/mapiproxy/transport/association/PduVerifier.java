/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.RequestPdu;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.ProtectedPdu;

/** Checks the trailer of an incoming PDU against its security state, and decrypts in place. */
final class PduVerifier {
    private final Handshake handshake;

    PduVerifier(Handshake handshake) {
        this.handshake = handshake;
    }

    /**
     * Verifies a request fragment.
     *
     * @param trailer null when it has none
     * @param first whether the trailer must name the state's type, level and context
     * @return where the stub ends, in bytes from the start of the PDU
     */
    int verify(
            PduFrame pdu,
            RequestPdu request,
            SecurityTrailer trailer,
            SecurityState state,
            PresentationContext context,
            boolean first)
            throws PduRejectedException {
        if (state.isInvalid()) {
            throw PduRejectedException.fatal(FaultStatus.ACCESS_DENIED, context.id());
        }
        if (trailer == null) {
            if (state.level().protectsPdus()) {
                throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, context.id());
            }
            return pdu.bodyEnd();
        }
        if (state.level() == AuthLevel.NONE || first && !state.trailer().sameContext(trailer)) {
            throw PduRejectedException.fatal(FaultStatus.ACCESS_DENIED, context.id());
        }
        if (trailer.padLength() > pdu.bodyEnd() - request.stubOffset()) {
            throw PduRejectedException.fatal(FaultStatus.PROTOCOL_ERROR, context.id());
        }
        if (state.level().protectsPdus()) {
            try {
                unprotect(pdu, state, request.stubOffset());
            } catch (AuthenticationException e) {
                throw PduRejectedException.fatal(FaultStatus.SECURITY_PACKAGE_ERROR, context.id());
            }
        }
        return pdu.bodyEnd() - trailer.padLength();
    }

    /** Verifies a co_cancel or orphaned, which count in the sequence of signatures like any other PDU. */
    void verify(PduFrame pdu, SecurityTrailer trailer, SecurityState state) throws PduRejectedException {
        if (trailer == null
                || state == null
                || !state.isEstablished()
                || !state.level().protectsPdus()) {
            return;
        }
        try {
            unprotect(pdu, state, PduHeader.LENGTH);
        } catch (AuthenticationException e) {
            throw PduRejectedException.fatal(FaultStatus.SECURITY_PACKAGE_ERROR, 0);
        }
    }

    private void unprotect(PduFrame pdu, SecurityState state, int dataOffset) throws AuthenticationException {
        int authLength = pdu.header().authLength();
        ProtectedPdu view = new ProtectedPdu(
                pdu.bytes(),
                0,
                pdu.bytes().length,
                dataOffset,
                pdu.bodyEnd() - dataOffset,
                authLength,
                handshake.isHeaderSigning());
        state.context().verify(state.level(), view);
    }
}
