/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.control.SessionPage;

class StatusPageTest {
    private final FakeProxyControl control = new FakeProxyControl();

    private StatusPage page() {
        return new StatusPage(
                control, Clock.fixed(FakeProxyControl.STARTED.plusSeconds(3 * 3600 + 5 * 60), ZoneOffset.UTC));
    }

    @Test
    void tellsTheStateInWords() {
        assertThat(page().getState()).isEqualTo("ready");

        control.notReady.add("anything");
        assertThat(page().getState()).isEqualTo("not ready");

        control.stopping = true;
        assertThat(page().getState()).isEqualTo("stopping");
    }

    @Test
    void tellsSinceWhenAndFromWhen() {
        assertThat(page().getUptime()).isEqualTo("3 h 5 min");
        assertThat(page().getTakenAt()).isEqualTo("2026-11-22T11:05:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "61,1 min 1 s", "3661,1 h 1 min", "90061,1 d 1 h", "-5,0 s"})
    void tellsDurationsInTwoUnits(long seconds, String words) {
        assertThat(page().words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void showsTheBusiestAssociationsFirst() {
        control.connect(1, 0, Duration.ofSeconds(9));
        control.connect(2, 3, Duration.ofSeconds(5));
        control.connect(3, 0, Duration.ofSeconds(1));

        assertThat(page().getAssociations())
                .extracting(ProxyStatus.Association::id)
                .containsExactly(2L, 3L, 1L);
    }

    @Test
    void showsNoMoreRowsThanAnybodyReads() {
        for (int id = 0; id < StatusPage.MAX_ROWS + 50; id++) {
            control.connect(id, 0, Duration.ZERO);
        }

        assertThat(page().getAssociations()).hasSize(StatusPage.MAX_ROWS);
        assertThat(page().getHiddenAssociations()).isEqualTo(50);
    }

    @Test
    void hidesNothingOfAShortList() {
        control.connect(1, 0, Duration.ZERO);

        assertThat(page().getHiddenAssociations()).isZero();
    }

    @Test
    void showsTheOldestSessionsAndTellsHowManyItLeavesOut() {
        for (int i = 0; i < StatusPage.MAX_SESSIONS + 7; i++) {
            control.begin("s" + i);
        }

        assertThat(page().getSessions().sessions())
                .hasSize(StatusPage.MAX_SESSIONS)
                .first()
                .extracting(SessionPage.Client::id)
                .isEqualTo("s0");
        assertThat(page().getHiddenSessions()).isEqualTo(7);
        assertThat(page().since(FakeProxyControl.STARTED)).isEqualTo("3 h 5 min");
    }

    @Test
    void writesCountersForPeople() {
        control.counters.put(Counter.CALLS_TIMED_OUT, 1_234_567L);

        assertThat(page().getCounters())
                .hasSize(Counter.values().length)
                .contains(new StatusPage.Row("calls timed out", "1,234,567"), new StatusPage.Row("faults", "0"));
    }

    @Test
    void joinsNames() {
        assertThat(page().joined(List.of("a", "b"))).isEqualTo("a, b");
    }
}
