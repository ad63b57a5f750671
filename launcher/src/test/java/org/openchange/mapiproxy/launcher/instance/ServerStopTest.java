/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerStopTest {

    @Test
    void letsAProcessEndByItself() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();

        assertThat(ServerStop.of(process.toHandle(), Duration.ofSeconds(10))).isEqualTo(ServerStop.GRACEFUL);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void killsAProcessThatDoesNotEndInTime() throws Exception {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo armed; while :; do sleep 0.1; done").start();
        assertThat(new BufferedReader(new InputStreamReader(stubborn.getInputStream())).readLine())
                .isEqualTo("armed");

        assertThat(ServerStop.of(stubborn.toHandle(), Duration.ofMillis(300))).isEqualTo(ServerStop.KILLED);
        assertThat(stubborn.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
