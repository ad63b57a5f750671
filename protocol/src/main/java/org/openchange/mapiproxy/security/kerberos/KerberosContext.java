/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.HandshakeContext;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.ProtectedPdu;

/** What both sides of Kerberos share: the protection of PDUs after the handshake. */
abstract class KerberosContext extends HandshakeContext implements MechanismContext {
    private KerberosProtection outgoing;
    private KerberosProtection incoming;

    @Override
    public final AuthType type() {
        return AuthType.KERBEROS;
    }

    /** Called by the last leg. */
    final void establish(KerberosProtection ownDirection, KerberosProtection peersDirection) {
        outgoing = ownDirection;
        incoming = peersDirection;
        complete();
        wipeHandshake();
    }

    @Override
    public final int authValueLength(AuthLevel level) {
        return level == AuthLevel.PRIVACY ? KerberosProtection.WRAP_TOKEN_BYTES : KerberosProtection.MIC_TOKEN_BYTES;
    }

    @Override
    public final void protect(AuthLevel level, ProtectedPdu pdu) {
        requireEstablished();
        if (level == AuthLevel.PRIVACY) {
            outgoing.seal(pdu);
        } else {
            byte[] token = outgoing.sign(pdu.buffer(), signedOffset(pdu), signedLength(pdu));
            System.arraycopy(token, 0, pdu.buffer(), pdu.authValueOffset(), token.length);
        }
    }

    @Override
    public final void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        requireEstablished();
        boolean right = level == AuthLevel.PRIVACY ? incoming.unseal(pdu) : verifies(pdu);
        if (!right) {
            throw failure("wrong Kerberos protection of a PDU");
        }
    }

    private boolean verifies(ProtectedPdu pdu) {
        byte[] token = new byte[pdu.authValueLength()];
        System.arraycopy(pdu.buffer(), pdu.authValueOffset(), token, 0, token.length);
        return incoming.verifies(pdu.buffer(), signedOffset(pdu), signedLength(pdu), token);
    }

    static int signedOffset(ProtectedPdu pdu) {
        return pdu.headerSigning() ? pdu.offset() : pdu.dataOffset();
    }

    static int signedLength(ProtectedPdu pdu) {
        return pdu.headerSigning() ? pdu.length() - pdu.authValueLength() : pdu.dataLength();
    }

    @Override
    public final byte[] sign(byte[] message) {
        requireEstablished();
        return outgoing.sign(message, 0, message.length);
    }

    @Override
    public final void verifySignature(byte[] message, byte[] signature) throws AuthenticationException {
        requireEstablished();
        if (!incoming.verifies(message, 0, message.length, signature)) {
            throw failure("wrong Kerberos signature of a message");
        }
    }

    @Override
    public final boolean requiresMechListMic() {
        return false;
    }

    @Override
    public final void restartCiphers() {
        // Each token is encrypted on its own; there is no key stream that runs through them.
        requireEstablished();
    }

    @Override
    protected void wipe() {
        wipeHandshake();
        if (outgoing != null) {
            outgoing.wipe();
            incoming.wipe();
        }
    }

    /** Forgets what only the handshake needs. */
    abstract void wipeHandshake();
}
