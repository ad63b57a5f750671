/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentIT {
    @Deployment(testable = false)
    static EnterpriseArchive proxy() {
        DeployedProxy.configure();
        return DeployedProxy.ear();
    }

    @Test
    void answersThatItLives() throws Exception {
        assertThat(Http.get(DeployedProxy.console("/api/v1/health/live")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isReadyOnceItIsDeployed() throws Exception {
        HttpResponse<String> ready = Http.get(DeployedProxy.console("/api/v1/health/ready"));

        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    @Test
    void tellsItsStatusToNobodyWithoutALogin() throws Exception {
        assertThat(Http.get(DeployedProxy.console("/api/v1/status")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsMetricsOnTheManagementPort() throws Exception {
        HttpResponse<String> metrics = Http.get(DeployedProxy.management("/prometheus"));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("mapiproxy_ready");
    }
}
