/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticationException;

/**
 * An account that logs on with Kerberos. Keeps its tickets until shortly before they end, so that only the first context towards a service
 * waits for the KDC. Thread-safe.
 */
public final class KerberosClient {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int MAX_TICKETS = 256;

    private final KerberosLogin login;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ServiceTicket> tickets = new LinkedHashMap<>();
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
        return new KerberosInitiateContext(ticketFor(service), level, clock, random);
    }

    private synchronized ServiceTicket ticketFor(String service) throws AuthenticationException {
        Instant soon = clock.instant().plus(MARGIN);
        ServiceTicket known = tickets.get(service);
        if (known != null && known.endTime().isAfter(soon)) {
            return known;
        }
        if (source == null || !source.endTime().isAfter(soon)) {
            source = new TicketSource(login);
        }
        ServiceTicket ticket = source.ticketFor(service);
        tickets.remove(service);
        if (tickets.size() >= MAX_TICKETS) {
            tickets.remove(tickets.keySet().iterator().next());
        }
        tickets.put(service, ticket);
        return ticket;
    }

    @Override
    public String toString() {
        return login.toString();
    }
}
