/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.it.Traffic.Retry;
import org.openchange.mapiproxy.it.beans.FirstModule;
import org.openchange.mapiproxy.it.beans.StubText;
import org.openchange.mapiproxy.it.beans.TracingModule;

/**
 * Modules of third parties come and go while clients call without a pause. In order: a module that the configuration names comes for the first
 * time once only.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotDeploymentIT {
    private static final String MODULE = "module";
    private static final String SAMPLE = "sample";
    private static final int CLIENTS = 4;
    private static final int CALLS = 500;
    private static final String WITHOUT_MODULE = "x";
    private static final String WITH_MODULE = "x(a>a)a<a";
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(10);

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    private ManagementClient management;

    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying("audit, a"));
        return DeployedProxy.ear();
    }

    @Deployment(name = MODULE, managed = false, testable = false)
    static JavaArchive module() {
        return DeployedProxy.jar("module.jar", StubText.class, TracingModule.class, FirstModule.class);
    }

    @Deployment(name = SAMPLE, managed = false, testable = false)
    static JavaArchive sample() {
        return DeployedProxy.sampleModule();
    }

    @Test
    @Order(1)
    void refusesCallsBeforeAModuleOfTheConfigurationHasComeAndLosesNone() throws Exception {
        ServerLog log = ServerLog.fromNow();
        deployer.deploy(MODULE);
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).body())
                .contains("audit");
        Traffic traffic = Traffic.start(CLIENTS, StubText.INTERFACE, EchoUpstream.ECHO, Retry.WHEN_NOT_EXECUTED);
        traffic.awaitRetries(CLIENTS);
        assertThat(traffic.calls()).isZero();

        deployer.deploy(SAMPLE);

        traffic.awaitCalls(CALLS);
        traffic.stop();
        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.answers()).containsOnlyKeys(WITH_MODULE);
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).statusCode())
                .isEqualTo(200);
        log.await(LOG_PATIENCE, "anonymous at", "calls opnum " + EchoUpstream.ECHO);
        log.await(LOG_PATIENCE, "session", "made", "calls");
    }

    @Test
    @Order(2)
    void losesNoCallWhenAModuleIsUndeployedAndDeployedUnderTraffic() throws Exception {
        int rounds = 3;
        Traffic traffic = Traffic.start(CLIENTS, StubText.INTERFACE, EchoUpstream.ECHO, Retry.NEVER);
        for (int i = 0; i < rounds; i++) {
            traffic.awaitCalls(CALLS);
            deployer.undeploy(MODULE);
            traffic.awaitCalls(CALLS);
            deployer.deploy(MODULE);
        }
        traffic.awaitCalls(CALLS);

        traffic.stop();

        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.answers()).containsKeys(WITH_MODULE, WITHOUT_MODULE);
        // WildFly stops a bean before it tells the adapter: what it has seen on the way there it may miss on the way
        // back.
        Map<String, AtomicInteger> halfWay = new HashMap<>(traffic.answers());
        halfWay.keySet().removeAll(Set.of(WITH_MODULE, WITHOUT_MODULE));
        assertThat(halfWay.keySet()).allMatch(WITH_MODULE::startsWith);
        assertThat(halfWay.values().stream().mapToInt(AtomicInteger::get).sum()).isLessThanOrEqualTo(CLIENTS * rounds);
    }

    @Test
    @Order(3)
    void leadsEveryCallBackThroughAModuleWhoseDeliveryIsStoppedUnderTraffic() throws Exception {
        Traffic traffic = Traffic.start(CLIENTS, StubText.INTERFACE, EchoUpstream.ECHO, Retry.NEVER);
        for (int i = 0; i < 3; i++) {
            traffic.awaitCalls(CALLS);
            delivery("stop-delivery");
            traffic.awaitCalls(CALLS);
            delivery("start-delivery");
        }
        traffic.awaitCalls(CALLS);

        traffic.stop();

        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.answers()).containsOnlyKeys(WITH_MODULE, WITHOUT_MODULE);
    }

    @Test
    @Order(4)
    void losesNoCallWhenTheSampleModuleIsRedeployedUnderTraffic() throws Exception {
        Traffic traffic = Traffic.start(CLIENTS, StubText.INTERFACE, EchoUpstream.ECHO, Retry.NEVER);
        traffic.awaitCalls(CALLS);

        deployer.undeploy(SAMPLE);
        traffic.awaitCalls(CALLS);
        ServerLog log = ServerLog.fromNow();
        deployer.deploy(SAMPLE);
        traffic.awaitCalls(CALLS);

        traffic.stop();
        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.answers()).containsOnlyKeys(WITH_MODULE);
        log.await(LOG_PATIENCE, "module \"audit\" registered for any");
    }

    @Test
    @Order(5)
    void letsCallsThatAModuleHasSeenPassItOnTheirWayBackBeforeItLeaves() throws Exception {
        ServerLog log = ServerLog.fromNow();
        try (RpcClient slow = RpcClient.bind(StubText.INTERFACE);
                RpcClient later = RpcClient.bind(StubText.INTERFACE)) {
            int before = EchoUpstream.requests(EchoUpstream.SLOW);
            slow.send(EchoUpstream.SLOW, "x");
            while (EchoUpstream.requests(EchoUpstream.SLOW) == before) {
                Thread.sleep(10);
            }

            delivery("stop-delivery");

            assertThat(later.call(EchoUpstream.ECHO, "x")).isEqualTo(WITHOUT_MODULE);
            assertThat(slow.receive()).isEqualTo(WITH_MODULE);
            assertThat(log.lines()).noneMatch(line -> line.contains("calls under way go on without it"));
        }
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).body())
                .contains("was undeployed; calls pass without it");
        deployer.undeploy(MODULE);
        deployer.undeploy(SAMPLE);
    }

    /** What the module author's guide tells those who want every call under way to end with the module. */
    private void delivery(String operation) throws Exception {
        ModelNode address = Operations.createAddress(
                "deployment",
                "module.jar",
                "subsystem",
                "ejb3",
                "message-driven-bean",
                FirstModule.class.getSimpleName());
        ModelNode result = management.getControllerClient().execute(Operations.createOperation(operation, address));
        assertThat(Operations.isSuccessfulOutcome(result)).as(result.toString()).isTrue();
    }
}
