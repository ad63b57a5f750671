/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.spi.monitor.MonitoredCall.Ending;

class CallFilterTest {
    private final MonitoredCall call = new MonitoredCall(
            1,
            17,
            Instant.EPOCH,
            Duration.ofMillis(20),
            Duration.ofMillis(15),
            "192.0.2.7:40007",
            "EXAMPLE\\Kim",
            "exchange_emsmdb",
            11,
            "EcDoRpcExt2",
            300,
            400,
            Ending.ANSWERED,
            0,
            true,
            List.of(
                    new RopResult(0x02, "RopOpenFolder", OptionalLong.of(0x8004010FL)),
                    new RopResult(0x01, "RopRelease", OptionalLong.empty())),
            true);

    @ParameterizedTest
    @CsvSource({
        "client, 192.0.2.7, true",
        "client, 192.0.2.7:40007, true",
        "client, 192.0.2.70, false",
        "user, example\\kim, true",
        "user, KIM, true",
        "user, Ki, false",
        "interface, Exchange_EMSMDB, true",
        "interface, exchange_nsp, false",
        "operation, ecdorpcext2, true",
        "operation, 11, true",
        "operation, 0xB, true",
        "operation, 1, false",
        "rop, RopOpenFolder, true",
        "rop, openfolder, true",
        "rop, 0x01, true",
        "rop, 2, true",
        "rop, 3, false",
        "error, any, true",
        "error, fault, false",
        "error, abandoned, false",
        "error, 0x8004010F, true",
        "error, 2147746063, true",
        "error, 5, false",
        "latency, 20, true",
        "latency, 19.5, true",
        "latency, 20.1, false"
    })
    void asksForEachPart(String name, String value, boolean matches) {
        assertThat(CallFilter.of(Map.of(name, value)).matches(call)).isEqualTo(matches);
    }

    @Test
    void asksForAllPartsTogether() {
        assertThat(CallFilter.of(Map.of("client", "192.0.2.7", "rop", "Release"))
                        .matches(call))
                .isTrue();
        assertThat(CallFilter.of(Map.of("client", "192.0.2.8", "rop", "Release"))
                        .matches(call))
                .isFalse();
        assertThat(CallFilter.ALL.matches(call)).isTrue();
    }

    @Test
    void findsIpv6ClientsWithAndWithoutBrackets() {
        MonitoredCall v6 = new MonitoredCall(
                1,
                1,
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ZERO,
                "[2001:db8::1]:4000",
                "",
                "x",
                0,
                "opnum 0",
                0,
                0,
                Ending.ABANDONED,
                0,
                false,
                List.of(),
                true);

        assertThat(CallFilter.of(Map.of("client", "2001:db8::1")).matches(v6)).isTrue();
        assertThat(CallFilter.of(Map.of("client", "[2001:db8::1]")).matches(v6)).isTrue();
        assertThat(CallFilter.of(Map.of("error", "abandoned")).matches(v6)).isTrue();
        assertThat(CallFilter.of(Map.of("error", "any")).matches(v6)).isTrue();
    }

    @Test
    void looksIntoACallOnlyForRopsAndErrors() {
        assertThat(CallFilter.of(Map.of("rop", "NoSuchRop", "error", "7")).matchesHead(call))
                .isTrue();
        assertThat(CallFilter.of(Map.of("latency", "1000")).matchesHead(call)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error   | oops | error: allowed are any, fault, abandoned, and a number, decimal or behind 0x",
                "error   | 0x1FFFFFFFF | error: allowed are any",
                "latency | -1 | latency: allowed is a number of milliseconds from 0 to 86400000",
                "latency | NaN | latency: allowed is a number",
                "colour  | red | colour: allowed are client, user, interface, operation, rop, error and latency"
            })
    void refusesWhatSaysNothing(String name, String value, String message) {
        assertThatThrownBy(() -> CallFilter.of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0x00040380, false", "0x8004010F, true", "0x000004B9, true", "1, true"})
    void tellsErrorsFromWarnings(String code, boolean isError) {
        assertThat(ReturnCodes.isError(Long.decode(code))).isEqualTo(isError);
    }
}
