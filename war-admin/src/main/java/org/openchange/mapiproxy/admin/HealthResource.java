/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;

/** Health for load balancers and supervisors, open to everybody: 200 with {@code UP}, or 503 with {@code DOWN} and the reasons. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
    private ProxyControl control;

    /** For the container, which makes a proxy of this class, and for Jakarta REST, which asks for it. */
    public HealthResource() {}

    @Inject
    public HealthResource(ProxyControl control) {
        this.control = control;
    }

    /** Whether the server answers at all. A supervisor restarts what does not; a restart does not mend an adapter that cannot start. */
    @GET
    @Path("/live")
    public Response live() {
        control.status();
        return answer(List.of());
    }

    /** Whether every configured listener, module and server is up, and the database open if there is one. A load balancer sends clients only then. */
    @GET
    @Path("/ready")
    public Response ready() {
        ProxyStatus status = control.status();
        List<String> reasons = new ArrayList<>(status.notReady());
        reasons.addAll(Databases.problems());
        if (status.stopping()) {
            reasons.add("the proxy is stopping");
        }
        return answer(reasons);
    }

    private static Response answer(List<String> reasons) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        reasons.forEach(array::add);
        JsonObject body = Json.createObjectBuilder()
                .add("status", reasons.isEmpty() ? "UP" : "DOWN")
                .add("reasons", array)
                .build();
        return Response.status(reasons.isEmpty() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(body)
                .build();
    }
}
