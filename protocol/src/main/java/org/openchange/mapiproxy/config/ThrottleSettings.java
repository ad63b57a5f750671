/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.time.Duration;

/**
 * How much guessing is suffered.
 *
 * @param attempts {@code mapiproxy:logon attempts}: failed logons of one account within the window that lock it
 * @param attemptsPerAddress {@code mapiproxy:logon attempts per address}: failed logons of one address within the window
 * @param window {@code mapiproxy:logon window}
 * @param duration {@code mapiproxy:lockout duration}: for how long an account stays locked
 */
public record ThrottleSettings(int attempts, int attemptsPerAddress, Duration window, Duration duration) {
    public static final ThrottleSettings DEFAULT =
            new ThrottleSettings(10, 100, Duration.ofMinutes(10), Duration.ofMinutes(5));
}
