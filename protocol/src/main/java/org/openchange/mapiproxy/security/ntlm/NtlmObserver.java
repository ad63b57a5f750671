/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismObserver;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** [MS-NLMP] seen from outside: with the NT hash of the user both directions can be read. */
public final class NtlmObserver implements MechanismObserver {
    private final Function<String, List<byte[]>> ntHashes;
    private ChallengeMessage challenge;
    private NtlmProtection fromClient;
    private NtlmProtection fromServer;

    /** @param ntHashes the NT hashes that may be those of the user with this name, 16 bytes each */
    public NtlmObserver(Function<String, List<byte[]>> ntHashes) {
        this.ntHashes = ntHashes;
    }

    @Override
    public void observe(boolean fromInitiator, byte[] token) throws AuthenticationException {
        try {
            if (!fromInitiator) {
                challenge = ChallengeMessage.read(token);
            } else if (challenge != null) {
                onAuthenticate(AuthenticateMessage.read(token));
            }
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed NTLMSSP token: " + e.getMessage(), e);
        }
    }

    private void onAuthenticate(AuthenticateMessage message) throws AuthenticationException {
        int flags = message.flags() & challenge.flags();
        NtlmContext.requireFlags(flags, "NTLMSSP AUTHENTICATE");
        byte[] sessionBaseKey = message.isAnonymous() ? new byte[16] : sessionBaseKey(message);
        byte[] exportedSessionKey = NtlmAcceptContext.exportedSessionKey(message, flags, sessionBaseKey);
        boolean keyExchange = NegotiateFlags.has(flags, NegotiateFlags.KEY_EXCHANGE);
        fromClient = NtlmProtection.clientToServer(exportedSessionKey, keyExchange);
        fromServer = NtlmProtection.serverToClient(exportedSessionKey, keyExchange);
        NtlmContext.wipe(sessionBaseKey);
        NtlmContext.wipe(exportedSessionKey);
    }

    private byte[] sessionBaseKey(AuthenticateMessage message) throws AuthenticationException {
        if (!NtlmV2.isResponse(message.ntResponse())) {
            throw new AuthenticationException("not an NTLMv2 response, from " + message);
        }
        for (byte[] ntHash : ntHashes.apply(message.user())) {
            Optional<byte[]> key = NtHashAuthority.sessionBaseKey(ntHash, message.proof(challenge.serverChallenge()));
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new AuthenticationException("no NT hash that was given fits " + message);
    }

    @Override
    public boolean established() {
        return fromClient != null;
    }

    private NtlmProtection protection(boolean fromInitiator) {
        if (!established()) {
            throw new IllegalStateException("the NTLMSSP handshake was not seen to its end");
        }
        return fromInitiator ? fromClient : fromServer;
    }

    @Override
    public void verify(boolean fromInitiator, AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        NtlmProtection protection = protection(fromInitiator);
        if (pdu.authValueLength() != NtlmProtection.SIGNATURE_BYTES) {
            throw new AuthenticationException("NTLMSSP signature of " + pdu.authValueLength() + " bytes");
        }
        if (level == AuthLevel.PRIVACY) {
            protection.unseal(pdu.buffer(), pdu.dataOffset(), pdu.dataLength());
        }
        int signed = NtlmContext.signedLength(pdu);
        if (!protection.verify(pdu.buffer(), pdu.offset(), signed, pdu.buffer(), pdu.authValueOffset())) {
            throw new AuthenticationException("wrong NTLMSSP signature of a PDU");
        }
    }

    @Override
    public void verifySignature(boolean fromInitiator, byte[] message, byte[] signature)
            throws AuthenticationException {
        if (signature.length != NtlmProtection.SIGNATURE_BYTES
                || !protection(fromInitiator).verify(message, 0, message.length, signature, 0)) {
            throw new AuthenticationException("wrong NTLMSSP signature of a message");
        }
    }

    @Override
    public void restartCiphers() {
        protection(true).restartCipher();
        protection(false).restartCipher();
    }

    @Override
    public void close() {
        if (established()) {
            fromClient.wipe();
            fromServer.wipe();
        }
    }
}
