/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;

class TicketCacheTest {
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private boolean kdcAnswers = true;
    private final List<String> asked = new ArrayList<>();
    private final TicketCache cache = new TicketCache(this::ticket, new SteppedClock());

    private final class SteppedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private ServiceTicket ticket(String service) throws AuthenticationException {
        asked.add(service);
        if (!kdcAnswers) {
            throw new AuthenticationException("no KDC");
        }
        EncryptionKey key = new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, new byte[16]);
        return new ServiceTicket(
                new byte[1], key, new PrincipalName(1, List.of("alice")), "REALM", now.plus(Duration.ofHours(10)));
    }

    @Test
    void asksOnceForEachService() throws Exception {
        cache.ticketFor("host/a");
        cache.ticketFor("host/b");
        cache.ticketFor("host/a");

        assertThat(asked).containsExactly("host/a", "host/b");
    }

    @Test
    void asksAgainShortlyBeforeATicketEnds() throws Exception {
        cache.ticketFor("host/a");
        now = now.plus(Duration.ofHours(10)).minus(Duration.ofMinutes(4));
        cache.ticketFor("host/a");

        assertThat(asked).hasSize(2);
    }

    @Test
    void doesNotAskAKdcThatFailsForEveryCaller() throws Exception {
        kdcAnswers = false;
        assertThatThrownBy(() -> cache.ticketFor("host/a")).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> cache.ticketFor("host/a"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("no KDC");
        assertThat(asked).hasSize(1);

        kdcAnswers = true;
        now = now.plus(Duration.ofSeconds(31));
        assertThat(cache.ticketFor("host/a")).isNotNull();
    }

    @Test
    void forgetsTheOldestWhenItIsFull() throws Exception {
        for (int i = 0; i <= 256; i++) {
            cache.ticketFor("host/" + i);
        }
        asked.clear();
        cache.ticketFor("host/256");
        cache.ticketFor("host/0");

        assertThat(asked).containsExactly("host/0");
    }
}
