/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;

/**
 * Asks the KDC of krb5.conf, through JGSS, for tickets of one logged-on subject. JGSS leaves each service ticket among the subject's
 * credentials, where it is found with its session key; the token that JGSS makes besides is thrown away. Waits for the network.
 */
final class TicketSource {
    private static final String KERBEROS_OID = "1.2.840.113554.1.2.2";
    private static final String PRINCIPAL_NAME_OID = "1.2.840.113554.1.2.2.1";

    private final Subject subject;

    TicketSource(KerberosLogin login) throws AuthenticationException {
        try {
            subject = login.logIn();
        } catch (LoginException e) {
            throw new AuthenticationException("no Kerberos ticket for " + login + ": " + e.getMessage(), e);
        }
    }

    /** @param subject has a ticket-granting ticket */
    TicketSource(Subject subject) {
        this.subject = subject;
    }

    /** When a new log-on is due at the latest. */
    Instant endTime() {
        return subject.getPrivateCredentials(KerberosTicket.class).stream()
                .filter(ticket -> ticket.getServer().getName().startsWith("krbtgt/"))
                .map(ticket -> ticket.getEndTime().toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** @param service {@code service/host}, with or without a realm */
    ServiceTicket ticketFor(String service) throws AuthenticationException {
        try {
            Subject.doAs(subject, (PrivilegedExceptionAction<Void>) () -> {
                askFor(service);
                return null;
            });
        } catch (PrivilegedActionException e) {
            throw new AuthenticationException(
                    "no Kerberos ticket for the service " + service + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
        KerberosTicket ticket = subject.getPrivateCredentials(KerberosTicket.class).stream()
                .filter(candidate -> isFor(candidate, service))
                .max(Comparator.comparing(candidate -> candidate.getEndTime().toInstant()))
                .orElseThrow(() -> new AuthenticationException("JGSS kept no ticket for the service " + service));
        return serviceTicket(ticket);
    }

    private static void askFor(String service) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        GSSName name = manager.createName(service, new Oid(PRINCIPAL_NAME_OID));
        GSSContext context = manager.createContext(name, new Oid(KERBEROS_OID), null, GSSContext.DEFAULT_LIFETIME);
        try {
            context.requestMutualAuth(true);
            context.initSecContext(new byte[0], 0, 0);
        } finally {
            context.dispose();
        }
    }

    private static boolean isFor(KerberosTicket ticket, String service) {
        String server = ticket.getServer().getName();
        String wanted = service.contains("@")
                ? service
                : service + "@" + ticket.getServer().getRealm();
        return !ticket.isDestroyed() && ticket.isCurrent() && server.equalsIgnoreCase(wanted);
    }

    private static ServiceTicket serviceTicket(KerberosTicket ticket) throws AuthenticationException {
        EncryptionType type = EncryptionType.of(ticket.getSessionKeyType())
                .orElseThrow(() -> new AuthenticationException("the session key for " + ticket.getServer()
                        + " has encryption type " + ticket.getSessionKeyType() + "; AES is required"));
        byte[] key = ticket.getSessionKey().getEncoded();
        try {
            return new ServiceTicket(
                    ticket.getEncoded(),
                    new EncryptionKey(type, key),
                    principalName(ticket.getClient()),
                    ticket.getClient().getRealm(),
                    ticket.getEndTime().toInstant());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static PrincipalName principalName(KerberosPrincipal principal) {
        String name = principal.getName();
        String withoutRealm = name.substring(0, name.lastIndexOf('@'));
        return new PrincipalName(principal.getNameType(), List.of(withoutRealm.split("/")));
    }
}
