/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.it.beans.StubText;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConfigurationIT {
    private static final String PROXY = "proxy";
    private static final String SAMPLE = "sample";
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** The proxy gives its beans 20 s before it warns. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = PROXY, managed = false, testable = false)
    static EnterpriseArchive proxy() {
        return DeployedProxy.ear();
    }

    @Deployment(name = SAMPLE, managed = false, testable = false)
    static JavaArchive sample() {
        return DeployedProxy.sampleModule();
    }

    @Test
    void isNotReadyAndRefusesCallsWhenAModuleIsUnknown() throws Exception {
        DeployedProxy.configure(DeployedProxy.relaying("no-such-module"));
        ServerLog log = ServerLog.fromNow();
        deployer.deploy(PROXY);
        try {
            HttpResponse<String> ready = Http.get(DeployedProxy.console("/api/v1/health/ready"));

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("no-such-module").contains("is not deployed");
            assertRefusesCalls();
            log.await(
                    GRACE, "WARN", "not ready: module \"no-such-module\" of dcerpc_mapiproxy:modules is not deployed");
        } finally {
            deployer.undeploy(PROXY);
        }
    }

    @Test
    void isNotReadyWhenAModuleRefusesItsOption() throws Exception {
        DeployedProxy.configure(DeployedProxy.relaying("audit", "audit:refuse = EcDummyRpc; NspiModProps"));
        ServerLog log = ServerLog.fromNow();
        deployer.deploy(PROXY);
        try {
            assertThatThrownBy(() -> deployer.deploy(SAMPLE)).isNotNull();

            log.await(
                    AT_ONCE,
                    "ERROR",
                    "option \"audit:refuse\" = \"EcDummyRpc; NspiModProps\": operation names separated by commas");
            assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).body())
                    .contains("audit:refuse")
                    .contains("operation names separated by commas");
            assertRefusesCalls();
        } finally {
            deployer.undeploy(PROXY);
        }
    }

    @Test
    void isNotDeployedWithABindingThatSaysNothing() throws Exception {
        DeployedProxy.configure("dcerpc_mapiproxy:binding = ncacn_ip_tcp:192.0.2.1[print");
        assertIsNotDeployed("ERROR", "mapiproxy.conf:5: dcerpc_mapiproxy:binding");
    }

    @Test
    void isNotDeployedWithALimitThatIsNoNumber() throws Exception {
        DeployedProxy.configure(DeployedProxy.relaying("", "mapiproxy:relay timeout = soon"));
        assertIsNotDeployed("ERROR", "mapiproxy:relay timeout", "soon");
    }

    private void assertIsNotDeployed(String... inTheLog) throws Exception {
        ServerLog log = ServerLog.fromNow();
        assertThatThrownBy(() -> deployer.deploy(PROXY)).isNotNull();

        log.await(AT_ONCE, inTheLog);
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/ready")).statusCode())
                .isNotEqualTo(200);
        assertThatThrownBy(() -> RpcClient.bind(StubText.INTERFACE)).isInstanceOf(ConnectException.class);
    }

    private static void assertRefusesCalls() throws Exception {
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE)) {
            RpcFaultException fault = assertThatThrownBy(() -> client.call(EchoUpstream.ECHO, "x"))
                    .asInstanceOf(InstanceOfAssertFactories.type(RpcFaultException.class))
                    .actual();
            assertThat(fault.status()).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
            assertThat(fault.didNotExecute()).isTrue();
        }
    }
}
