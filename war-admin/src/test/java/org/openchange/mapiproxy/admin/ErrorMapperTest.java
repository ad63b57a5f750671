/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {
    private final ErrorMapper mapper = new ErrorMapper();

    @Test
    void saysWhatWasWrongWithARequest() {
        Response response = mapper.toResponse(new BadRequestException("associations: allowed is a number"));

        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(response.getEntity())
                .hasToString("{\"status\":400,\"error\":\"associations: allowed is a number\"}");
    }

    @Test
    void givesOnlyTheReasonForAnythingElseThatIsWrong() {
        assertThat(mapper.toResponse(new NotFoundException("RESTEASY003210: /internal/path"))
                        .getEntity())
                .hasToString("{\"status\":404,\"error\":\"Not Found\"}");
    }

    @Test
    void keepsTheHeadersOfAnError() {
        Response response = mapper.toResponse(new NotAllowedException("GET"));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeaderString(HttpHeaders.ALLOW)).isEqualTo("GET");
    }

    @Test
    void keepsWhatFailedInsideToItself() {
        Response response = mapper.toResponse(new IllegalStateException("password=hidden-word"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((JsonObject) response.getEntity()).getString("error"))
                .startsWith("internal error, see incident ")
                .doesNotContain("hidden-word")
                .doesNotContain("IllegalState");
    }
}
