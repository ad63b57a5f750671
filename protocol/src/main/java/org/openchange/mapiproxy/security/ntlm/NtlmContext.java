/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.util.Arrays;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.HandshakeContext;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.ProtectedPdu;

/** What both sides of NTLMSSP share: the protection of PDUs after the handshake. */
abstract class NtlmContext extends HandshakeContext implements MechanismContext {
    private int negotiatedFlags;
    private NtlmProtection outgoing;
    private NtlmProtection incoming;

    @Override
    public final AuthType type() {
        return AuthType.NTLMSSP;
    }

    /** Called by the last leg. */
    final void establish(int flags, NtlmProtection ownDirection, NtlmProtection peersDirection) {
        negotiatedFlags = flags;
        outgoing = ownDirection;
        incoming = peersDirection;
        complete();
    }

    @Override
    public final int authValueLength(AuthLevel level) {
        return NtlmProtection.SIGNATURE_BYTES;
    }

    /** Whether signatures were agreed on, without which a client sends no mechListMIC either. */
    final boolean signs() {
        return NegotiateFlags.has(negotiatedFlags, NegotiateFlags.SIGN);
    }

    @Override
    public final void protect(AuthLevel level, ProtectedPdu pdu) {
        requireEstablished();
        if (!protects(level)) {
            throw new IllegalStateException("the protection of level " + level + " was not negotiated");
        }
        int signedLength = signedLength(pdu);
        if (level == AuthLevel.PRIVACY) {
            outgoing.seal(
                    pdu.buffer(),
                    pdu.offset(),
                    signedLength,
                    pdu.dataOffset(),
                    pdu.dataLength(),
                    pdu.authValueOffset());
        } else {
            outgoing.sign(pdu.buffer(), pdu.offset(), signedLength, pdu.authValueOffset(), pdu.buffer());
        }
    }

    @Override
    public final void verify(AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        requireEstablished();
        if (!protects(level)) {
            throw failure("the protection of level " + level + " was not negotiated");
        }
        if (pdu.authValueLength() != NtlmProtection.SIGNATURE_BYTES) {
            throw failure("NTLMSSP signature of " + pdu.authValueLength() + " bytes");
        }
        if (level == AuthLevel.PRIVACY) {
            incoming.unseal(pdu.buffer(), pdu.dataOffset(), pdu.dataLength());
        }
        if (!incoming.verify(pdu.buffer(), pdu.offset(), signedLength(pdu), pdu.buffer(), pdu.authValueOffset())) {
            throw failure("wrong NTLMSSP signature of a PDU");
        }
    }

    @Override
    public final byte[] sign(byte[] message) {
        requireEstablished();
        byte[] signature = new byte[NtlmProtection.SIGNATURE_BYTES];
        outgoing.sign(message, 0, message.length, 0, signature);
        return signature;
    }

    @Override
    public final void verifySignature(byte[] message, byte[] signature) throws AuthenticationException {
        requireEstablished();
        if (signature.length != NtlmProtection.SIGNATURE_BYTES
                || !incoming.verify(message, 0, message.length, signature, 0)) {
            throw failure("wrong NTLMSSP signature of a message");
        }
    }

    @Override
    public final void restartCiphers() {
        requireEstablished();
        outgoing.restartCipher();
        incoming.restartCipher();
    }

    @Override
    protected final void wipe() {
        wipeHandshake();
        if (outgoing != null) {
            outgoing.wipe();
            incoming.wipe();
        }
    }

    /** Forgets what only the handshake needs. */
    abstract void wipeHandshake();

    /** With extended session security the whole PDU up to the auth_value is signed, header signing or not. */
    static int signedLength(ProtectedPdu pdu) {
        return pdu.length() - pdu.authValueLength();
    }

    @Override
    public final boolean protects(AuthLevel level) {
        return level == AuthLevel.PRIVACY
                ? NegotiateFlags.has(negotiatedFlags, NegotiateFlags.SEAL)
                : NegotiateFlags.protects(negotiatedFlags);
    }

    static void requireFlags(int flags, String message) throws AuthenticationException {
        int missing = NegotiateFlags.REQUIRED & ~flags;
        if (missing != 0) {
            throw new AuthenticationException(
                    message + " lacks the flags 0x" + Integer.toHexString(missing) + " that are required");
        }
    }

    static void wipe(byte[] secret) {
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
