/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.spi.control.Counter;

class StatusResourceTest {
    private final FakeProxyControl control = new FakeProxyControl();
    private final StatusResource resource = new StatusResource(control);

    @Test
    void tellsTheWholeStatus() {
        control.notReady.add("module \"dummy\" is not deployed");
        control.connect(7, 2, Duration.ofMillis(1500));
        control.counters.put(Counter.CALLS, 5_000_000_000L);

        JsonObject json = resource.status("1000");

        assertThat(json.getString("node")).isEqualTo("node1");
        assertThat(json.getString("startedAt")).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(json.getBoolean("ready")).isFalse();
        assertThat(json.getBoolean("stopping")).isFalse();
        assertThat(json.get("notReady")).hasToString("[\"module \\\"dummy\\\" is not deployed\"]");
        assertThat(json.get("listeners"))
                .hasToString("[{\"name\":\"epmapper\",\"address\":\"127.0.0.1\",\"port\":135}]");
        assertThat(json.get("interfaces"))
                .hasToString("[{\"name\":\"exchange_nsp\",\"id\":\"f5cc5a18-4264-101a-8c59-08002b2f8426/56.0\","
                        + "\"endpoint\":\"127.0.0.1[6001]\",\"answeredBy\":\"relay\"}]");
        assertThat(json.get("servers"))
                .hasToString("[{\"name\":\"directory\",\"interface\":\"exchange_nsp\",\"blocking\":true}]");
        assertThat(json.get("associations"))
                .hasToString("[{\"id\":7,\"client\":\"127.0.0.1:40007\",\"principal\":\"EXAMPLE\\\\user7\","
                        + "\"authentication\":\"NTLMSSP privacy\",\"interfaces\":[\"exchange_nsp\"],\"pendingCalls\":2,"
                        + "\"calls\":12,\"faults\":1,\"connectedAt\":\"2026-11-22T08:00:00Z\",\"idleMillis\":1500}]");
        assertThat(json.getJsonObject("counters").getJsonNumber("calls").longValueExact())
                .isEqualTo(5_000_000_000L);
    }

    @Test
    void keepsTheOrderOfTheChain() {
        assertThat(resource.status("0").getJsonArray("modules"))
                .extracting(module -> module.asJsonObject().getString("name"))
                .containsExactly("downgrade", "dummy");
        assertThat(resource.status("0")
                        .getJsonArray("modules")
                        .get(1)
                        .asJsonObject()
                        .get("active"))
                .isEqualTo(JsonValue.FALSE);
    }

    @Test
    void tellsEachCounterEvenIfNothingWasCounted() {
        assertThat(resource.status("0").getJsonObject("counters"))
                .hasSize(Counter.values().length)
                .containsKey("calls_timed_out");
    }

    @Test
    void listsAsManyAssociationsAsWereAskedForAndTellsHowManyThereAre() {
        for (int id = 0; id < 5; id++) {
            control.connect(id, 0, Duration.ZERO);
        }

        JsonObject json = resource.status("2");

        assertThat(json.getJsonArray("associations")).hasSize(2);
        assertThat(json.getInt("associationsOpen")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100001", "many", "99999999999", ""})
    void refusesAnyOtherNumberOfAssociations(String number) {
        assertThatThrownBy(() -> resource.status(number))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("associations: allowed is a number from 0 to 100000");
    }
}
