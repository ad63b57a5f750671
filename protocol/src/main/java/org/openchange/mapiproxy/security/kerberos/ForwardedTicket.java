/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.DestroyFailedException;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.kerberos.message.KrbCred;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;
import org.openchange.mapiproxy.security.spnego.MechanismOid;
import org.openchange.mapiproxy.security.spnego.SpnegoInitiateContext;

/**
 * Logs on to servers as a client, with the ticket-granting ticket that it forwarded. Service tickets are asked of the KDC through JGSS, which is given
 * a subject with this one ticket. Good until {@link #close}, after which no key is left. Thread-safe; waits for the KDC.
 */
final class ForwardedTicket implements SecurityInitiator, AutoCloseable {
    private static final int FLAG_BITS = 32;

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Subject subject = new Subject();
    private final KerberosTicket ticket;
    private final String client;
    private final TicketSource source;
    private boolean closed;

    ForwardedTicket(KrbCred forwarded) {
        client = forwarded.client() + "@" + forwarded.clientRealm();
        byte[] key = forwarded.key().export();
        Date end = Date.from(forwarded.endTime());
        ticket = new KerberosTicket(
                forwarded.ticket(),
                principal(forwarded.client(), forwarded.clientRealm()),
                principal(forwarded.server(), forwarded.serverRealm()),
                key,
                forwarded.key().type().value(),
                flags(forwarded.flags()),
                Date.from(Instant.now()),
                null,
                end,
                null,
                null);
        Arrays.fill(key, (byte) 0);
        subject.getPrincipals().add(ticket.getClient());
        subject.getPrivateCredentials().add(ticket);
        source = new TicketSource(subject);
    }

    private static KerberosPrincipal principal(PrincipalName name, String realm) {
        return new KerberosPrincipal(name + "@" + realm, name.nameType());
    }

    private static boolean[] flags(int bits) {
        boolean[] flags = new boolean[FLAG_BITS];
        for (int i = 0; i < FLAG_BITS; i++) {
            flags[i] = (bits & 1 << FLAG_BITS - 1 - i) != 0;
        }
        return flags;
    }

    @Override
    public SecurityContext initiate(AuthType type, AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException {
        return switch (type) {
            case KERBEROS -> kerberos(level, targetPrincipal);
            case SPNEGO -> new SpnegoInitiateContext(
                    Map.of(MechanismOid.KERBEROS, (MechanismContext) kerberos(level, targetPrincipal)));
            case NTLMSSP, NETLOGON, NONE -> throw new AuthenticationException(
                    "a forwarded ticket is of no use for " + type);
        };
    }

    private KerberosInitiateContext kerberos(AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException {
        String service = targetPrincipal.orElseThrow(
                () -> new AuthenticationException("Kerberos needs the name of the service, target_principal"));
        return new KerberosInitiateContext(ticketFor(service), level, clock, random);
    }

    private synchronized ServiceTicket ticketFor(String service) throws AuthenticationException {
        if (closed) {
            throw new AuthenticationException("the client that forwarded the ticket is gone");
        }
        return source.ticketFor(service);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (KerberosTicket kept : subject.getPrivateCredentials(KerberosTicket.class)) {
            destroy(kept);
        }
        subject.getPrivateCredentials().clear();
        destroy(ticket);
    }

    private static void destroy(KerberosTicket ticket) {
        try {
            ticket.destroy();
        } catch (DestroyFailedException e) {
            System.getLogger(ForwardedTicket.class.getName())
                    .log(System.Logger.Level.WARNING, "a forwarded ticket cannot be wiped", e);
        }
    }

    @Override
    public String toString() {
        return "forwarded ticket of " + client;
    }
}
