/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;

/**
 * An account that logs on with Kerberos. Keeps its tickets until shortly before they end, so that only the first context towards a service
 * waits for the KDC. Thread-safe.
 */
public final class KerberosClient {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Path SYSTEM_CONFIGURATION = Path.of("/etc/krb5.conf");

    private final KerberosLogin login;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final TicketCache tickets = new TicketCache(this::askFor, clock);
    /** Used by the cache only, which asks for one ticket at a time. */
    private TicketSource source;

    private KerberosClient(KerberosLogin login) {
        this.login = login;
    }

    /** Keeps a copy of the password, because it takes it again when the ticket has ended. */
    public static KerberosClient withPassword(String user, String realm, char[] password) {
        return new KerberosClient(KerberosLogin.withPassword(principal(user, realm), password));
    }

    public static KerberosClient withKeytab(String user, String realm, Path keytab) {
        return new KerberosClient(KerberosLogin.withKeytab(principal(user, realm), keytab));
    }

    private static String principal(String user, String realm) {
        return user.contains("@") ? user : user + "@" + realm.toUpperCase(Locale.ROOT);
    }

    /**
     * A fresh context towards one service; may ask the KDC, and waits for it.
     *
     * @param service {@code service/host}, with or without a realm
     * @throws AuthenticationException if account or service get no ticket
     */
    public KerberosInitiateContext initiate(AuthLevel level, String service) throws AuthenticationException {
        return new KerberosInitiateContext(tickets.ticketFor(service), level, clock, random);
    }

    private ServiceTicket askFor(String service) throws AuthenticationException {
        if (source == null || !source.endTime().isAfter(clock.instant().plus(MARGIN))) {
            source = new TicketSource(login);
        }
        return source.ticketFor(service);
    }

    /** Whether anybody has told the JDK where a KDC is; without that, asking for one may wait for name servers in vain. */
    public static boolean isConfigured() {
        return System.getProperty("java.security.krb5.conf") != null
                || System.getProperty("java.security.krb5.kdc") != null
                || Files.isReadable(SYSTEM_CONFIGURATION);
    }

    @Override
    public String toString() {
        return login.toString();
    }
}
