/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class HealthResourceTest {
    private final FakeProxyControl control = new FakeProxyControl();
    private final HealthResource health = new HealthResource(control);

    private static String body(Response response) {
        return ((JsonObject) response.getEntity()).toString();
    }

    @Test
    void isReadyWhenEverythingIsUp() {
        Response response = health.ready();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(body(response)).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}");
    }

    @Test
    void saysWhyItIsNotReady() {
        control.notReady.add("module \"dummy\" is not deployed");

        Response response = health.ready();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(body(response))
                .isEqualTo("{\"status\":\"DOWN\",\"reasons\":[\"module \\\"dummy\\\" is not deployed\"]}");
    }

    @Test
    void isNotReadyWhileItStops() {
        control.stopping = true;

        assertThat(health.ready().getStatus()).isEqualTo(503);
        assertThat(body(health.ready())).contains("the proxy is stopping");
    }

    @Test
    void livesWhileItIsNotReady() {
        control.notReady.add("anything");

        assertThat(health.live().getStatus()).isEqualTo(200);
        assertThat(body(health.live())).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}");
    }
}
