/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openchange.mapiproxy.it.beans.FirstModule;
import org.openchange.mapiproxy.it.beans.SecondModule;
import org.openchange.mapiproxy.it.beans.StubText;
import org.openchange.mapiproxy.it.beans.ThirdModule;
import org.openchange.mapiproxy.it.beans.TracingModule;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ChainIT {

    /** The order is neither that of the names nor that of deployment, which comes to the same. */
    @Deployment(name = "proxy", order = 1, testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure(DeployedProxy.relaying("c, a, b"));
        return DeployedProxy.ear();
    }

    @Deployment(name = "modules", order = 2, testable = false)
    static JavaArchive modules() {
        return DeployedProxy.jar(
                "tracing-modules.jar",
                StubText.class,
                TracingModule.class,
                FirstModule.class,
                SecondModule.class,
                ThirdModule.class);
    }

    @Test
    void leadsRequestsInTheConfiguredOrderAndAnswersInReverse() throws Exception {
        try (RpcClient client = RpcClient.bind(StubText.INTERFACE)) {
            assertThat(client.call(EchoUpstream.ECHO, "x")).isEqualTo("x(c(a(b>c>a>b)b)a)c<b<a<c");
        }
    }

    @Test
    void showsTheChainInItsOrder() throws Exception {
        String status = Http.getAsAdmin(DeployedProxy.console("/api/v1/status")).body();

        assertThat(status)
                .containsPattern(
                        Pattern.compile(
                                "\"name\":\"c\",\"active\":true.*\"name\":\"a\",\"active\":true.*\"name\":\"b\",\"active\":true"));
    }
}
