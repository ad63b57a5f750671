/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.HandshakeContext;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityInitiator;

/**
 * What both sides of SPNEGO share: the mechanism that was chosen, which does all work after the handshake, and the exchange of
 * mechListMICs.
 */
abstract class SpnegoContext extends HandshakeContext {
    private static final byte[] NONE = new byte[0];

    private MechanismContext mechanism;
    private byte[] mechTypes = NONE;
    private boolean micSent;
    private boolean micVerified;

    @Override
    public final AuthType type() {
        return AuthType.SPNEGO;
    }

    @Override
    public final AuthType mechanismType() {
        return mechanism == null ? type() : mechanism.type();
    }

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

    /** Called by the last leg. */
    final void finish() {
        // [MS-SPNG] 3.3.5.1: what the signatures took from the ciphers is given back.
        if (micSent || micVerified) {
            mechanism.restartCiphers();
        }
        complete();
    }

    @Override
    public final Optional<SecurityInitiator> delegate() {
        return established() ? mechanism.delegate() : Optional.empty();
    }

    @Override
    public final Optional<AuthenticatedPrincipal> principal() {
        return established() ? mechanism.principal() : Optional.empty();
    }

    @Override
    public final boolean protects(AuthLevel level) {
        requireEstablished();
        return mechanism.protects(level);
    }

    @Override
    public final int authValueLength(AuthLevel level) {
        requireEstablished();
        return mechanism.authValueLength(level);
    }

    @Override
    public final void protect(AuthLevel level, ProtectedPdu pdu) {
        requireEstablished();
        mechanism.protect(level, pdu);
    }

    @Override
    public final void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        requireEstablished();
        try {
            mechanism.verify(level, pdu);
        } catch (AuthenticationException e) {
            close();
            throw e;
        }
    }

    @Override
    protected final void wipe() {
        if (mechanism != null) {
            mechanism.close();
        }
    }
}
