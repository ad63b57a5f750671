/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** What both sides of Kerberos share: the order of the handshake and, after it, the protection of PDUs. A failure ends the context. */
abstract class KerberosContext implements MechanismContext {
    private enum State {
        HANDSHAKE,
        ESTABLISHED,
        DEAD
    }

    private State state = State.HANDSHAKE;
    private KerberosProtection outgoing;
    private KerberosProtection incoming;

    @Override
    public final AuthType type() {
        return AuthType.KERBEROS;
    }

    @Override
    public final byte[] step(byte[] token) throws AuthenticationException {
        if (state != State.HANDSHAKE) {
            throw new AuthenticationException("Kerberos token after the end of the handshake");
        }
        boolean succeeded = false;
        try {
            byte[] answer = nextToken(token);
            succeeded = true;
            return answer;
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed Kerberos token", e);
        } finally {
            if (!succeeded) {
                close();
            }
        }
    }

    /** One leg of the handshake; the last one calls {@link #establish}. */
    abstract byte[] nextToken(byte[] token) throws AuthenticationException;

    final void establish(KerberosProtection ownDirection, KerberosProtection peersDirection) {
        outgoing = ownDirection;
        incoming = peersDirection;
        state = State.ESTABLISHED;
        wipeHandshake();
    }

    @Override
    public final boolean established() {
        return state == State.ESTABLISHED;
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

    private static int signedOffset(ProtectedPdu pdu) {
        return pdu.headerSigning() ? pdu.offset() : pdu.dataOffset();
    }

    private static int signedLength(ProtectedPdu pdu) {
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
    public final void close() {
        state = State.DEAD;
        wipeHandshake();
        if (outgoing != null) {
            outgoing.wipe();
            incoming.wipe();
        }
    }

    /** Forgets what only the handshake needs. */
    abstract void wipeHandshake();

    private void requireEstablished() {
        if (state != State.ESTABLISHED) {
            throw new IllegalStateException("the Kerberos context is not established");
        }
    }

    private AuthenticationException failure(String message) {
        close();
        return new AuthenticationException(message);
    }
}
