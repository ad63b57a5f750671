/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

class LogonAuditTest {
    private static final LogonOrigin ORIGIN = new LogonOrigin(new InetSocketAddress("192.0.2.7", 49152), "rpc");

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(LogonAudit.CATEGORY);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            assertThat(line.getParameters()).isNullOrEmpty();
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void saysWhoCameInWhenceAndHow() {
        LogonAudit.accepted(ORIGIN, "NTLMSSP", new AuthenticatedPrincipal("alice", "EXAMPLE", AuthType.NTLMSSP));

        assertThat(lines)
                .containsExactly(
                        "result=accepted user=\"EXAMPLE\\\\alice\" client=192.0.2.7:49152 mechanism=NTLMSSP listener=rpc");
    }

    @Test
    void saysWhoWasRefusedAndWhy() {
        LogonAudit.refused(ORIGIN, "KERBEROS", LogonFailure.DISABLED, "bob@EXAMPLE.TEST");

        assertThat(lines)
                .containsExactly("result=refused reason=disabled user=\"bob@EXAMPLE.TEST\" client=192.0.2.7:49152"
                        + " mechanism=KERBEROS listener=rpc");
    }

    @Test
    void letsNoNameForgeALineOrAFieldOrTurnTheTextAround() {
        String forged = "x\" client=1.2.3.4:5\nresult=accepted \u2028\u202e{0} \ud800\u001b[2J";

        LogonAudit.refused(ORIGIN, "NTLMSSP", LogonFailure.WRONG_CREDENTIALS, forged);

        assertThat(lines.get(0))
                .contains("user=\"x\\\" client=1.2.3.4:5\\u000aresult=accepted \\u2028\\u202e{0} \\ud800\\u001b[2J\"")
                .doesNotContain("\n");
    }

    @Test
    void cutsANameThatIsTooLong() {
        assertThat(LogonAudit.quoted("a".repeat(60_000))).hasSize(256 + 5).endsWith("a\"...");
    }
}
