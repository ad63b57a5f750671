/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.message.ApReply;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.security.kerberos.message.Authenticator;
import org.openchange.mapiproxy.security.kerberos.message.EncryptedData;
import org.openchange.mapiproxy.security.kerberos.message.GssChecksum;

/** The initiator of RFC 4121 and [MS-KILE] 3.2.5, in DCE style: AP-REQ out, AP-REP in, AP-REP out. */
public final class KerberosInitiateContext extends KerberosContext {
    private final ServiceTicket ticket;
    private final AuthLevel level;
    private final Clock clock;
    private final SecureRandom random;
    private Authenticator authenticator;

    KerberosInitiateContext(ServiceTicket ticket, AuthLevel level, Clock clock, SecureRandom random) {
        this.ticket = ticket;
        this.level = level;
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        if (authenticator != null) {
            return onReply(token);
        }
        if (token.length != 0) {
            throw new AuthenticationException("token from the server before the AP-REQ");
        }
        return request();
    }

    private byte[] request() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EncryptionKey subkey = EncryptionKey.random(ticket.sessionKey().type(), random);
        // 30 bits, because some peers take the number for a signed one.
        long sequenceNumber = random.nextInt(1 << 30);
        authenticator = new Authenticator(
                ticket.clientRealm(),
                ticket.client(),
                gssFlags(),
                Optional.empty(),
                now,
                Optional.of(subkey),
                sequenceNumber);
        EncryptedData encrypted = EncryptedData.encrypt(
                ticket.sessionKey(), EncryptedData.USAGE_AP_REQ_AUTHENTICATOR, authenticator.write(), random);
        return ApRequest.write(ticket.encoded(), encrypted);
    }

    private int gssFlags() {
        int flags = GssChecksum.MUTUAL | GssChecksum.REPLAY | GssChecksum.SEQUENCE | GssChecksum.DCE_STYLE;
        return switch (level) {
            case NONE, CONNECT -> flags;
            case CALL, PACKET, INTEGRITY -> flags | GssChecksum.INTEGRITY;
            case PRIVACY -> flags | GssChecksum.INTEGRITY | GssChecksum.CONFIDENTIALITY;
        };
    }

    private byte[] onReply(byte[] token) throws AuthenticationException {
        ApReply reply = ApReply.read(token, ticket.sessionKey());
        if (!reply.time().equals(authenticator.time())) {
            throw new AuthenticationException("the AP-REP answers to another AP-REQ");
        }
        byte[] thirdLeg = new ApReply(authenticator.time(), Optional.empty(), reply.sequenceNumber())
                .write(ticket.sessionKey(), random);
        boolean acceptorSubkey = reply.subkey().isPresent();
        EncryptionKey key = reply.subkey().or(authenticator::subkey).orElse(ticket.sessionKey());
        establish(
                new KerberosProtection(key, false, acceptorSubkey, authenticator.sequenceNumber(), random),
                new KerberosProtection(key, true, acceptorSubkey, reply.sequenceNumber(), random));
        return thirdLeg;
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return Optional.empty();
    }

    @Override
    void wipeHandshake() {
        authenticator = null;
    }
}
