/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openchange.mapiproxy.security.AuthenticationException;

/**
 * Tickets by service until shortly before they end, and failures for a short while: a KDC that does not answer costs one caller its patience, not
 * every one that follows. Bounded. Thread-safe; callers wait for the one that asks the KDC.
 */
final class TicketCache {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration FAILURE_MEMORY = Duration.ofSeconds(30);
    private static final int MAX_SERVICES = 256;

    /** Where tickets come from. */
    interface Source {
        ServiceTicket ticketFor(String service) throws AuthenticationException;
    }

    private record Outcome(ServiceTicket ticket, String failure, Instant until) {}

    private final Source source;
    private final Clock clock;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    TicketCache(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized ServiceTicket ticketFor(String service) throws AuthenticationException {
        Outcome known = outcomes.get(service);
        if (known == null || !clock.instant().isBefore(known.until())) {
            return ask(service);
        }
        if (known.ticket() == null) {
            throw new AuthenticationException(known.failure());
        }
        return known.ticket();
    }

    private ServiceTicket ask(String service) throws AuthenticationException {
        try {
            ServiceTicket ticket = source.ticketFor(service);
            remember(service, new Outcome(ticket, null, ticket.endTime().minus(MARGIN)));
            return ticket;
        } catch (AuthenticationException e) {
            remember(service, new Outcome(null, e.getMessage(), clock.instant().plus(FAILURE_MEMORY)));
            throw e;
        }
    }

    private void remember(String service, Outcome outcome) {
        outcomes.remove(service);
        if (outcomes.size() >= MAX_SERVICES) {
            outcomes.remove(outcomes.keySet().iterator().next());
        }
        outcomes.put(service, outcome);
    }
}
