/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.RequestPdu;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.VerificationTrailer;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Compares the verification trailer of a protected request with what came unprotected, [MS-RPCE] 3.3.1.5.2.4.
 *
 * @param headerSigning whether the client announced header signing
 * @param header of the first fragment
 * @param request of the first fragment
 * @param context the presentation context that the request was taken for
 */
record VerificationCheck(boolean headerSigning, PduHeader header, RequestPdu request, PresentationContext context) {
    /** Somebody changed the PDU on its way. */
    static final int MISMATCH = -1;

    /** Length of the stub without the trailer, in bytes, or {@link #MISMATCH}. */
    int stubLength(ByteBuffer stub) {
        try {
            Optional<VerificationTrailer> found = VerificationTrailer.find(stub);
            if (found.isEmpty()) {
                return stub.remaining();
            }
            return matches(found.get()) ? stub.remaining() - found.get().length() : MISMATCH;
        } catch (MalformedMessageException e) {
            return MISMATCH;
        }
    }

    private boolean matches(VerificationTrailer trailer) {
        return trailer.bitmask().map(this::matches).orElse(true)
                && trailer.presentation().map(this::matches).orElse(true)
                && trailer.header().map(this::matches).orElse(true);
    }

    private boolean matches(int bitmask) {
        boolean clientSupports = (bitmask & VerificationTrailer.CLIENT_SUPPORT_HEADER_SIGNING) != 0;
        return !clientSupports || headerSigning;
    }

    private boolean matches(VerificationTrailer.Presentation presentation) {
        return presentation.abstractSyntax().equals(context.abstractSyntax())
                && presentation.transferSyntax().equals(SyntaxId.NDR);
    }

    private boolean matches(VerificationTrailer.Header sent) {
        return sent.type() == header.type().value()
                && sent.drep() == header.drep().label()
                && sent.callId() == header.callId()
                && sent.contextId() == request.contextId()
                && sent.opnum() == request.opnum();
    }
}
