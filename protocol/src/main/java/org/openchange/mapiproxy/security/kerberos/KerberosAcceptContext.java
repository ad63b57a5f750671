/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.message.ApReply;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.security.kerberos.message.GssChecksum;
import org.openchange.mapiproxy.security.kerberos.message.KrbCred;

/**
 * The acceptor of RFC 4121 and [MS-KILE] 3.4.5. In DCE style: AP-REQ in, AP-REP out, AP-REP in. Otherwise AP-REQ in, and AP-REP out if the
 * client asks for mutual authentication; tokens are framed as the client's was.
 */
public final class KerberosAcceptContext extends KerberosContext {
    private static final byte[] NONE = new byte[0];

    private final KerberosServer server;
    private KerberosServer.Proof proof;
    private EncryptionKey subkey;
    private long sequenceNumber;
    private AuthenticatedPrincipal principal;
    private int gssFlags;
    private ForwardedTicket forwarded;

    KerberosAcceptContext(KerberosServer server) {
        this.server = server;
    }

    /** Only the first leg asks for the client's account. */
    @Override
    public boolean mayWait(byte[] token) {
        return proof == null && server.mayWait();
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        return proof == null ? onRequest(token) : onThirdLeg(token);
    }

    private byte[] onRequest(byte[] token) throws AuthenticationException {
        proof = server.prove(ApRequest.read(GssFraming.request(token)));
        principal = server.admit(proof);
        gssFlags = proof.authenticator().gssFlags();
        forwarded = forwarded();
        boolean dceStyle = (gssFlags & GssChecksum.DCE_STYLE) != 0;
        if (!dceStyle && (gssFlags & GssChecksum.MUTUAL) == 0) {
            sequenceNumber = proof.authenticator().sequenceNumber();
            finish();
            return NONE;
        }
        byte[] reply = reply();
        if (dceStyle) {
            return reply;
        }
        finish();
        return GssFraming.isFramed(token) ? GssFraming.reply(reply) : reply;
    }

    /** Null when the client forwards nothing that can be read. */
    private ForwardedTicket forwarded() {
        if (proof.authenticator().delegated().isEmpty()) {
            return null;
        }
        List<EncryptionKey> keys = new ArrayList<>();
        keys.add(proof.ticket().sessionKey());
        proof.authenticator().subkey().ifPresent(keys::add);
        Optional<KrbCred> cred = KrbCred.read(proof.authenticator().delegated().get(), keys);
        // Somebody else's ticket would let a client act as whoever lent it that; it is only taken for the client
        // itself.
        return cred.filter(ticket -> ticket.client().sameAs(proof.ticket().client())
                        && ticket.clientRealm().equals(proof.ticket().clientRealm()))
                .map(ForwardedTicket::new)
                .orElse(null);
    }

    private byte[] reply() {
        EncryptionKey sessionKey = proof.ticket().sessionKey();
        // 30 bits, because some peers take the number for a signed one.
        sequenceNumber = server.random().nextInt(1 << 30);
        subkey = EncryptionKey.random(sessionKey.type(), server.random());
        return new ApReply(proof.authenticator().time(), Optional.of(subkey), sequenceNumber)
                .write(sessionKey, server.random());
    }

    /** Only who knows the session key can send back our sequence number. */
    private byte[] onThirdLeg(byte[] token) throws AuthenticationException {
        ApReply reply = ApReply.read(token, proof.ticket().sessionKey());
        if (reply.sequenceNumber() != sequenceNumber) {
            throw new AuthenticationException("the third leg answers to another handshake");
        }
        finish();
        return NONE;
    }

    private void finish() {
        boolean ownSubkey = subkey != null;
        EncryptionKey key = ownSubkey
                ? subkey
                : proof.authenticator().subkey().orElse(proof.ticket().sessionKey());
        long peersNumber = proof.authenticator().sequenceNumber();
        establish(
                new KerberosProtection(key, true, ownSubkey, sequenceNumber, server.random()),
                new KerberosProtection(key, false, ownSubkey, peersNumber, server.random()));
    }

    @Override
    public boolean protects(AuthLevel level) {
        int wanted = level == AuthLevel.PRIVACY ? GssChecksum.CONFIDENTIALITY : GssChecksum.INTEGRITY;
        return (gssFlags & wanted) != 0;
    }

    @Override
    public Optional<SecurityInitiator> delegate() {
        return established() ? Optional.ofNullable(forwarded) : Optional.empty();
    }

    @Override
    protected void wipe() {
        super.wipe();
        if (forwarded != null) {
            forwarded.close();
        }
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return established() ? Optional.of(principal) : Optional.empty();
    }

    @Override
    void wipeHandshake() {
        proof = null;
        subkey = null;
    }
}
