/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Deployment(testable = false)
    static EnterpriseArchive proxy() {
        return DeployedProxy.ear();
    }

    @Test
    void answersThatItLives() throws Exception {
        assertThat(get(DeployedProxy.console("/api/v1/health/live")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isReadyOnceItIsDeployed() throws Exception {
        HttpResponse<String> ready = get(DeployedProxy.console("/api/v1/health/ready"));

        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    @Test
    void tellsItsStatusToNobodyWithoutALogin() throws Exception {
        assertThat(get(DeployedProxy.console("/api/v1/status")).statusCode()).isEqualTo(401);
    }

    @Test
    void showsMetricsOnTheManagementPort() throws Exception {
        HttpResponse<String> metrics = get(DeployedProxy.management("/prometheus"));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("mapiproxy_ready");
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
