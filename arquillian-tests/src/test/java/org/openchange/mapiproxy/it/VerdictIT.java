/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.it.beans.FirstModule;
import org.openchange.mapiproxy.it.beans.StubText;
import org.openchange.mapiproxy.it.beans.ThirdModule;
import org.openchange.mapiproxy.it.beans.TracingModule;
import org.openchange.mapiproxy.it.beans.VerdictModule;

/** One module before and one behind the module that decides leave their names in what passes them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class VerdictIT {
    private static final int AHEAD_CALLS = 5;
    private static final int RELAY_SECONDS = 4;
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(10);

    private final Map<Integer, Integer> askedBefore = new HashMap<>();
    private RpcClient client;
    private ServerLog log;

    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying(
                "a, verdicts, c",
                "mapiproxy:relay timeout = " + RELAY_SECONDS,
                "mapiproxy:max ahead calls = " + AHEAD_CALLS,
                "mapiproxy:max ahead bytes = 200000"));
        return DeployedProxy.ear();
    }

    @Deployment(name = "modules", order = 2, testable = false)
    static JavaArchive modules() {
        return DeployedProxy.jar(
                "verdict-modules.jar",
                StubText.class,
                TracingModule.class,
                FirstModule.class,
                ThirdModule.class,
                VerdictModule.class);
    }

    @BeforeEach
    void bind() throws Exception {
        log = ServerLog.fromNow();
        client = RpcClient.bind(StubText.INTERFACE);
        for (int opnum = 0; opnum <= EchoUpstream.SILENT; opnum++) {
            askedBefore.put(opnum, EchoUpstream.requests(opnum));
        }
    }

    /** How often this test has asked upstream: the tests before it share the upstream. */
    private int asked(int opnum) {
        return EchoUpstream.requests(opnum) - askedBefore.get(opnum);
    }

    @AfterEach
    void theConnectionStaysUsable() throws Exception {
        try (RpcClient closing = client) {
            assertThat(closing.call(EchoUpstream.ECHO, "x")).isEqualTo("x(a(c>a>c)c)a<c<a");
        }
    }

    @Test
    void relays() throws Exception {
        client.call(EchoUpstream.ECHO, "x");

        assertThat(asked(EchoUpstream.ECHO)).isEqualTo(1);
    }

    @Test
    void answersPastUpstreamAndTheModulesBehind() throws Exception {
        assertThat(client.call(VerdictModule.ANSWER, "x")).isEqualTo("answered)a<a");
        assertThat(asked(VerdictModule.ANSWER)).isZero();
    }

    @Test
    void answersLater() throws Exception {
        assertThat(client.call(VerdictModule.ANSWER_LATER, "x")).isEqualTo("answered later)a<a");
        assertThat(asked(VerdictModule.ANSWER_LATER)).isZero();
    }

    @Test
    void givesUpAnAnswerThatNeverComesWhenTheRelayTimeIsOver() throws Exception {
        long started = System.nanoTime();

        assertFault(VerdictModule.ANSWER_NEVER, FaultStatus.CALL_FAILED);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(RELAY_SECONDS - 1));
        log.await(LOG_PATIENCE, "no answer within the relay time-out");
    }

    @Test
    void makesALateFailureAFault() {
        assertFault(VerdictModule.ANSWER_LATER_FAILS, FaultStatus.OUT_OF_RESOURCES);
    }

    @Test
    void asksAheadPastTheModulesBehindAndAnswersFromThat() throws Exception {
        assertThat(client.call(VerdictModule.AHEAD_THEN_ANSWER, "x")).isEqualTo("one+two)a<a");

        assertThat(asked(VerdictModule.ASKED_AHEAD)).isEqualTo(2);
        assertThat(asked(VerdictModule.AHEAD_THEN_ANSWER)).isZero();
    }

    @Test
    void asksAheadAndThenRelaysTheClientsOwnRequest() throws Exception {
        assertThat(client.call(VerdictModule.AHEAD_THEN_RELAY, "x")).isEqualTo("x(a(c>a>c)c)a<c<a");
        assertThat(asked(VerdictModule.AHEAD_THEN_RELAY)).isOne();
    }

    @Test
    void boundsHowOftenACallAsksAhead() throws Exception {
        assertFault(VerdictModule.AHEAD_WITHOUT_END, FaultStatus.OUT_OF_RESOURCES);

        assertThat(asked(VerdictModule.ASKED_AHEAD)).isEqualTo(AHEAD_CALLS);
        log.await(LOG_PATIENCE, "over the limit: max ahead calls");
    }

    @Test
    void boundsHowMuchACallCollectsAhead() throws Exception {
        assertFault(VerdictModule.AHEAD_TOO_MUCH, FaultStatus.OUT_OF_RESOURCES);

        log.await(LOG_PATIENCE, "over the limit: max ahead bytes");
    }

    @Test
    void faults() {
        assertFault(VerdictModule.FAULT, FaultStatus.ACCESS_DENIED);
        assertThat(asked(VerdictModule.FAULT)).isZero();
    }

    @Test
    void makesAModuleExceptionTheFaultThatItCarries() {
        assertFault(VerdictModule.MODULE_EXCEPTION, FaultStatus.CONTEXT_MISMATCH);
    }

    @Test
    void makesAnyOtherExceptionAFaultAndLogsItOnceWithTheCall() throws Exception {
        assertFault(VerdictModule.OTHER_EXCEPTION, FaultStatus.UNSPECIFIED);

        log.await(LOG_PATIENCE, "opnum " + VerdictModule.OTHER_EXCEPTION, "failed in a module or server");
        assertThat(log.lines().filter(line -> line.contains(" ERROR "))).hasSize(1);
    }

    @Test
    void makesAMissingVerdictAFault() {
        assertFault(VerdictModule.NO_VERDICT, FaultStatus.UNSPECIFIED);
    }

    @Test
    void makesAnAnswerToAnotherOperationAFault() {
        assertFault(VerdictModule.ANSWER_OF_ANOTHER_OPERATION, FaultStatus.UNSPECIFIED);
    }

    @Test
    void givesUpAnUpstreamThatNeverAnswers() {
        assertFault(EchoUpstream.SILENT, FaultStatus.REMOTE_COMM_FAILURE);
    }

    private void assertFault(int opnum, FaultStatus status) {
        assertThatThrownBy(() -> client.call(opnum, "x"))
                .asInstanceOf(InstanceOfAssertFactories.type(RpcFaultException.class))
                .extracting(RpcFaultException::status)
                .isEqualTo(status);
    }
}
