/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void takesTheInnermostCauseOfTheLastTrace() {
        String log =
                """
                2026-11-22 04:49:29,723 ERROR [org.jboss.msc.service.fail] (MSC service thread 1-5) MSC000001: Failed to start service x
                \tat org.jboss.as.server.Phase.start(Phase.java:172)
                Caused by: jakarta.resource.spi.ResourceAdapterInternalException: cannot start
                \tat org.example.A.b(A.java:1)
                Caused by: org.openchange.mapiproxy.config.ConfigurationException: a.conf:1: x = "y": allowed is z
                a.conf:2: p = "q": allowed is r
                \tat org.example.C.d(C.java:1)
                \t... 9 more
                2026-11-22 04:49:30,000 INFO  [org.jboss.as] (main) goes on
                """;

        assertThat(FailureText.cause(log))
                .contains("a.conf:1: x = \"y\": allowed is z\na.conf:2: p = \"q\": allowed is r");
    }

    @Test
    void readsTheScannersMarker() {
        String marker =
                """
                {"WFLYCTL0080: Failed services" => {"jboss.ra" => "WFLYSRV0153: Failed to process
                    Caused by: java.net.BindException: Address already in use"}}
                """;

        assertThat(FailureText.cause(marker)).contains("Address already in use");
    }

    @Test
    void flattensAMarkerWithoutACause() {
        String marker =
                "{\n    \\\"WFLYCTL0412: Required services that are not installed:\\\" => [\\\"jboss.ra.x\\\"]\n}";

        assertThat(FailureText.marker(marker))
                .contains("WFLYCTL0412: Required services that are not installed: => jboss.ra.x");
    }

    @Test
    void prefersAnErrorThatSaysMoreThanThatThereWereErrors() {
        String log =
                """
                2026-11-22 04:49:29,000 ERROR [org.example] (main) the real reason
                2026-11-22 04:49:29,954 ERROR [org.jboss.as] (Controller Boot Thread) WFLYSRV0026: started (with errors)
                """;

        assertThat(FailureText.error(log)).contains("the real reason");
    }

    @Test
    void findsNothingInAHealthyLog() {
        String log = "2026-11-22 04:49:29,000 INFO  [org.example] (main) all is well\n";

        assertThat(FailureText.cause(log)).isEmpty();
        assertThat(FailureText.error(log)).isEmpty();
        assertThat(FailureText.marker(" {} ")).isEmpty();
    }

    @Test
    void isBounded() {
        assertThat(FailureText.cause("Caused by: a.B: " + "x".repeat(100_000)).orElseThrow())
                .hasSizeLessThan(1100);
    }
}
