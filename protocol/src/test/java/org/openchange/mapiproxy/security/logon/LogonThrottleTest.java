/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.ThrottleSettings;

class LogonThrottleTest {
    private static final InetAddress HERE = address(1);
    private static final InetAddress ELSEWHERE = address(2);

    private long nanos = 5_000_000_000L;
    private final LogonThrottle throttle =
            new LogonThrottle(new ThrottleSettings(3, 6, Duration.ofSeconds(60), Duration.ofSeconds(30)), () -> nanos);

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private void fail(int times, String user, InetAddress from) {
        for (int i = 0; i < times; i++) {
            throttle.onFailure(user, from);
        }
    }

    @Test
    void locksAnAccountThatWasGuessedAtTooOftenForAWhile() {
        fail(2, "alice", HERE);
        assertThat(throttle.isBlocked("alice", HERE)).isFalse();

        fail(1, "alice", ELSEWHERE);

        assertThat(throttle.isBlocked("alice", HERE)).isTrue();
        assertThat(throttle.isBlocked("bob", HERE)).isFalse();
        pass(Duration.ofSeconds(29));
        assertThat(throttle.isBlocked("alice", HERE)).isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(throttle.isBlocked("alice", HERE)).isFalse();
    }

    @Test
    void takesAllSpellingsOfANameForOne() {
        throttle.onFailure("Alice", HERE);
        throttle.onFailure("ALICE@example.test", HERE);
        throttle.onFailure("alice@other", HERE);

        assertThat(throttle.isBlocked("aLICE", HERE)).isTrue();
    }

    @Test
    void forgetsFailuresAfterTheWindow() {
        fail(2, "alice", HERE);
        pass(Duration.ofSeconds(61));
        fail(1, "alice", HERE);

        assertThat(throttle.isBlocked("alice", HERE)).isFalse();
    }

    @Test
    void doesNotLetStrangersLockAnAccountOutWhereItIsAtHome() {
        throttle.onSuccess("alice", HERE);
        fail(10, "alice", ELSEWHERE);

        assertThat(throttle.isBlocked("alice", ELSEWHERE)).isTrue();
        assertThat(throttle.isBlocked("alice", HERE)).isFalse();
        fail(3, "alice", HERE);
        assertThat(throttle.isBlocked("alice", HERE))
                .as("guesses at home count too")
                .isTrue();
    }

    @Test
    void givesAnAddressItsAttemptsBackOneByOne() {
        for (int i = 0; i < 6; i++) {
            throttle.onFailure("user" + i, HERE);
        }
        assertThat(throttle.isBlocked("another", HERE)).isTrue();
        assertThat(throttle.isBlocked("another", ELSEWHERE)).isFalse();

        pass(Duration.ofSeconds(10));
        assertThat(throttle.isBlocked("another", HERE)).isFalse();

        fail(1, "another", HERE);
        assertThat(throttle.isBlocked("yetAnother", HERE)).isTrue();
    }

    @Test
    void letsThoseBehindABlockedAddressInWhoWereThereBefore() {
        throttle.onSuccess("alice", HERE);
        for (int i = 0; i < 6; i++) {
            throttle.onFailure("user" + i, HERE);
        }

        assertThat(throttle.isBlocked("alice", HERE)).isFalse();
        assertThat(throttle.isBlocked("bob", HERE)).isTrue();
    }

    @Test
    void remembersABoundedNumberOfNamesAndAddresses() {
        for (int i = 0; i < LogonThrottle.MAX_COUNTERS + 100; i++) {
            throttle.onFailure("user" + i, address(i));
            throttle.onSuccess("good" + i, address(i));
        }

        assertThat(throttle.counters()).isEqualTo(LogonThrottle.MAX_COUNTERS);
    }
}
