/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismObserver;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.message.ApReply;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** RFC 4121 seen from outside: with the key of the service both directions can be read. */
public final class KerberosObserver implements MechanismObserver {
    private final Keytab keytab;
    private final SecureRandom random = new SecureRandom();
    private KerberosServer.Proof proof;
    private KerberosProtection fromClient;
    private KerberosProtection fromServer;

    public KerberosObserver(Keytab keytab) {
        this.keytab = keytab;
    }

    @Override
    public void observe(boolean fromInitiator, byte[] token) throws AuthenticationException {
        try {
            if (fromInitiator && proof == null) {
                proof = KerberosServer.decrypt(keytab, ApRequest.read(GssFraming.request(token)));
                establish(Optional.empty(), proof.authenticator().sequenceNumber());
            } else if (!fromInitiator && proof != null) {
                ApReply reply =
                        ApReply.read(GssFraming.replyOf(token), proof.ticket().sessionKey());
                establish(reply.subkey(), reply.sequenceNumber());
            }
        } catch (MalformedMessageException e) {
            throw new AuthenticationException("malformed Kerberos token: " + e.getMessage(), e);
        }
    }

    /** First with what the client proposes, then, if the acceptor answers at all, with what it chose. */
    private void establish(Optional<EncryptionKey> acceptorSubkey, long acceptorsNumber) {
        EncryptionKey key = acceptorSubkey
                .or(() -> proof.authenticator().subkey())
                .orElse(proof.ticket().sessionKey());
        boolean chosen = acceptorSubkey.isPresent();
        fromClient =
                new KerberosProtection(key, false, chosen, proof.authenticator().sequenceNumber(), random);
        fromServer = new KerberosProtection(key, true, chosen, acceptorsNumber, random);
    }

    @Override
    public boolean established() {
        return fromClient != null;
    }

    private KerberosProtection protection(boolean fromInitiator) {
        if (!established()) {
            throw new IllegalStateException("the Kerberos handshake was not seen to its end");
        }
        return fromInitiator ? fromClient : fromServer;
    }

    @Override
    public void verify(boolean fromInitiator, AuthLevel level, ProtectedPdu pdu) throws AuthenticationException {
        KerberosProtection protection = protection(fromInitiator);
        if (!(level == AuthLevel.PRIVACY ? protection.unseal(pdu) : verifies(protection, pdu))) {
            throw new AuthenticationException("wrong Kerberos protection of a PDU");
        }
    }

    private static boolean verifies(KerberosProtection protection, ProtectedPdu pdu) {
        byte[] token =
                Arrays.copyOfRange(pdu.buffer(), pdu.authValueOffset(), pdu.authValueOffset() + pdu.authValueLength());
        return protection.verifies(
                pdu.buffer(), KerberosContext.signedOffset(pdu), KerberosContext.signedLength(pdu), token);
    }

    @Override
    public void verifySignature(boolean fromInitiator, byte[] message, byte[] signature)
            throws AuthenticationException {
        if (!protection(fromInitiator).verifies(message, 0, message.length, signature)) {
            throw new AuthenticationException("wrong Kerberos signature of a message");
        }
    }

    @Override
    public void restartCiphers() {
        // Each token is encrypted on its own; there is no key stream that runs through them.
        protection(true);
    }

    @Override
    public void close() {
        if (established()) {
            fromClient.wipe();
            fromServer.wipe();
        }
    }
}
