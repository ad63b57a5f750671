/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsResourceTest {
    private final FakeProxyControl control = new FakeProxyControl();
    private final SessionsResource resource = new SessionsResource(control);

    @Test
    void tellsASessionWithItsContexts() {
        control.begin("s1");

        JsonObject json = resource.sessions("0", "100");

        assertThat(json.getInt("sessionsOpen")).isEqualTo(1);
        assertThat(json.getJsonArray("sessions"))
                .hasToString("[{\"id\":\"s1\",\"principal\":\"EXAMPLE\\\\user\",\"client\":\"127.0.0.1:40001\","
                        + "\"startedAt\":\"2026-11-22T08:00:00Z\",\"connections\":2,\"slots\":[\"audit.calls\"],"
                        + "\"lastCall\":\"exchange_emsmdb EcDoRpcExt2\",\"lastCallAt\":\"2026-11-22T08:00:05Z\","
                        + "\"contextsOpen\":1,\"contexts\":[{\"id\":\"s1.1\",\"userDn\":\"/o=Example/cn=user\","
                        + "\"startedAt\":\"2026-11-22T08:00:01Z\",\"slots\":[\"cache.note\"]}]}]");
        assertThat(json.get("cluster")).hasToString("{\"members\":[\"node1\",\"node2\"],\"released\":3}");
    }

    @Test
    void tellsOnePageAndHowManyThereAre() {
        for (int i = 0; i < 5; i++) {
            control.begin("s" + i);
        }

        JsonObject json = resource.sessions("3", "10");

        assertThat(json.getInt("sessionsOpen")).isEqualTo(5);
        assertThat(json.getInt("offset")).isEqualTo(3);
        assertThat(json.getJsonArray("sessions"))
                .extracting(session -> session.asJsonObject().getString("id"))
                .containsExactly("s3", "s4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1001", "many", ""})
    void refusesAnyOtherNumber(String limit) {
        assertThatThrownBy(() -> resource.sessions("0", limit))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("limit: allowed is a number from 0 to 1000");
    }
}
