/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * What both sides of SPNEGO share: the mechanism that was chosen, which does all work after the handshake, and the exchange of
 * mechListMICs.
 */
abstract class SpnegoContext implements SecurityContext {
    private static final byte[] NONE = new byte[0];

    private MechanismContext mechanism;
    private byte[] mechTypes = NONE;
    private boolean micSent;
    private boolean micVerified;
    private boolean complete;
    private boolean dead;

    @Override
    public final AuthType type() {
        return AuthType.SPNEGO;
    }

    @Override
    public final byte[] step(byte[] token) throws AuthenticationException {
        if (complete || dead) {
            throw new AuthenticationException("SPNEGO token after the end of the handshake");
        }
        boolean succeeded = false;
        try {
            byte[] answer = nextToken(token);
            succeeded = true;
            return answer;
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed SPNEGO token", e);
        } finally {
            if (!succeeded) {
                close();
            }
        }
    }

    /** One leg of the handshake; the last one calls {@link #complete}. */
    abstract byte[] nextToken(byte[] token) throws AuthenticationException;

    /** The mechanism that was chosen so far, or null. */
    final MechanismContext mechanism() {
        return mechanism;
    }

    final void choose(MechanismContext chosen) {
        if (mechanism != null && mechanism != chosen) {
            mechanism.close();
        }
        mechanism = chosen;
    }

    final void signOver(byte[] encodedMechTypes) {
        mechTypes = encodedMechTypes;
    }

    /** Our mechListMIC, the first time that this is called; empty afterwards. */
    final byte[] ownMic() {
        if (micSent) {
            return NONE;
        }
        micSent = true;
        return mechanism.sign(mechTypes);
    }

    final boolean micSent() {
        return micSent;
    }

    final boolean micVerified() {
        return micVerified;
    }

    /** Verifies the peer's mechListMIC, if the token has one. */
    final void verifyMic(NegTokenResp token) throws AuthenticationException {
        if (token.mechListMic().length == 0) {
            return;
        }
        if (!mechanism.established() || micVerified) {
            throw new AuthenticationException("mechListMIC out of turn");
        }
        mechanism.verifySignature(mechTypes, token.mechListMic());
        micVerified = true;
    }

    final void complete() {
        // [MS-SPNG] 3.3.5.1: what the signatures took from the ciphers is given back.
        if (micSent || micVerified) {
            mechanism.restartCiphers();
        }
        complete = true;
    }

    @Override
    public final boolean established() {
        return complete && mechanism.established();
    }

    @Override
    public final Optional<AuthenticatedPrincipal> principal() {
        return established() ? mechanism.principal() : Optional.empty();
    }

    @Override
    public final boolean protects(AuthLevel level) {
        return requireEstablished().protects(level);
    }

    @Override
    public final int authValueLength(AuthLevel level) {
        return requireEstablished().authValueLength(level);
    }

    @Override
    public final void protect(AuthLevel level, ProtectedPdu pdu) {
        requireEstablished().protect(level, pdu);
    }

    @Override
    public final void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        requireEstablished().verify(level, pdu);
    }

    private MechanismContext requireEstablished() {
        if (!established()) {
            throw new IllegalStateException("the SPNEGO context is not established");
        }
        return mechanism;
    }

    @Override
    public final void close() {
        dead = true;
        complete = false;
        if (mechanism != null) {
            mechanism.close();
        }
    }
}
