/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

class CallLineTest {
    private static JsonObject call(String ending, String status, int rops) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = 0; i < rops; i++) {
            JsonObjectBuilder rop = Json.createObjectBuilder().add("id", i).add("name", "RopX" + i);
            array.add(i == 1 ? rop.add("returnValue", "0x8004010f") : rop);
        }
        return Json.createObjectBuilder()
                .add("id", 17)
                .add("startedAt", "2026-11-22T08:00:00.250Z")
                .add("elapsedMicros", 2500)
                .add("client", "192.0.2.7:40007")
                .add("user", "EXAMPLE\\kim")
                .add("interface", "exchange_emsmdb")
                .add("operation", "EcDoRpcExt2")
                .add("requestBytes", 300)
                .add("responseBytes", 40)
                .add("ending", ending)
                .add("status", status)
                .add("rops", array)
                .build();
    }

    @Test
    void tellsACallInOneLine() {
        assertThat(CallLine.of(call("answered", "0x00000000", 0)))
                .endsWith(
                        ".250     17 192.0.2.7:40007       EXAMPLE\\kim      exchange_emsmdb EcDoRpcExt2 300/40 bytes 2.5 ms");
    }

    @Test
    void tellsHowItEnded() {
        assertThat(CallLine.of(call("answered", "0x80040111", 0))).endsWith(" ms returned 0x80040111");
        assertThat(CallLine.of(call("fault", "0x00000005", 0))).endsWith(" ms fault 0x00000005");
        assertThat(CallLine.of(call("abandoned", "0x00000000", 0))).endsWith(" ms given up by the client");
    }

    @Test
    void namesTheFirstRemoteOperations() {
        assertThat(CallLine.of(call("answered", "0x00000000", 2))).endsWith(" ms [X0, X1 0x8004010f]");
        assertThat(CallLine.of(call("answered", "0x00000000", 8)))
                .endsWith(" ms [X0, X1 0x8004010f, X2, X3, X4, X5, 2 more]");
        assertThat(CallLine.rops(call("answered", "0x00000000", 8))).hasSize(8);
    }
}
