/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayCacheTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private final ReplayCache cache = new ReplayCache(2, Duration.ofMinutes(10));

    @Test
    void knowsWhatItHasSeen() {
        assertThat(cache.check(new byte[] {1}, START)).isEqualTo(ReplayCache.Verdict.NEW);
        assertThat(cache.check(new byte[] {2}, START)).isEqualTo(ReplayCache.Verdict.NEW);
        assertThat(cache.check(new byte[] {1}, START.plusSeconds(599))).isEqualTo(ReplayCache.Verdict.REPLAYED);
    }

    @Test
    void refusesNewOnesWhenItIsFullUntilOldOnesExpire() {
        cache.check(new byte[] {1}, START);
        cache.check(new byte[] {2}, START.plusSeconds(60));
        assertThat(cache.check(new byte[] {3}, START.plusSeconds(60))).isEqualTo(ReplayCache.Verdict.FULL);
        assertThat(cache.check(new byte[] {3}, START.plusSeconds(601))).isEqualTo(ReplayCache.Verdict.NEW);
    }
}
