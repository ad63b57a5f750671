/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Tells a client of the REST interface what is wrong in one JSON object; what went wrong inside is only in the log. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            String reason = known instanceof BadRequestException || known instanceof RefusedException
                    ? known.getMessage()
                    : known.getResponse().getStatusInfo().getReasonPhrase();
            return Response.fromResponse(known.getResponse())
                    .type(MediaType.APPLICATION_JSON)
                    .entity(body(known.getResponse().getStatus(), reason))
                    .build();
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "console request failed, incident " + incident, failure);
        return Response.serverError()
                .type(MediaType.APPLICATION_JSON)
                .entity(body(500, "internal error, see incident " + incident + " in the log"))
                .build();
    }

    private static JsonObject body(int status, String reason) {
        return Json.createObjectBuilder()
                .add("status", status)
                .add("error", reason)
                .build();
    }
}
