/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.SessionPage;

/** The sessions of this node and their session contexts, for administrators. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SessionsResource {
    private ProxyControl control;

    /** For the container, which makes a proxy of this class, and for Jakarta REST, which asks for it. */
    public SessionsResource() {}

    @Inject
    public SessionsResource(ProxyControl control) {
        this.control = control;
    }

    /**
     * A page of the sessions, the oldest first.
     *
     * @param offset how many to leave out
     * @param limit how many to list, 0 to 1000; how many there are is always told
     */
    @GET
    public JsonObject sessions(
            @QueryParam("offset") @DefaultValue("0") String offset,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int from = number("offset", offset, Integer.MAX_VALUE);
        SessionPage page = control.sessions(from, number("limit", limit, SessionPage.MAX_SESSIONS));
        JsonArrayBuilder sessions = Json.createArrayBuilder();
        page.sessions().forEach(session -> sessions.add(client(session)));
        return Json.createObjectBuilder()
                .add("sessionsOpen", page.total())
                .add("offset", from)
                .add("sessions", sessions)
                .add(
                        "cluster",
                        Json.createObjectBuilder()
                                .add("members", strings(page.members()))
                                .add("released", page.released()))
                .build();
    }

    private static JsonObjectBuilder client(SessionPage.Client session) {
        JsonArrayBuilder contexts = Json.createArrayBuilder();
        session.contexts().forEach(context -> contexts.add(context(context)));
        return Json.createObjectBuilder()
                .add("id", session.id())
                .add("principal", session.principal())
                .add("client", session.client())
                .add("startedAt", session.startedAt().toString())
                .add("connections", session.connections())
                .add("slots", strings(session.slots()))
                .add("lastCall", session.lastCall())
                .add("lastCallAt", session.lastCallAt().toString())
                .add("contextsOpen", session.contextsOpen())
                .add("contexts", contexts);
    }

    private static JsonObjectBuilder context(SessionPage.Context context) {
        return Json.createObjectBuilder()
                .add("id", context.id())
                .add("userDn", context.userDn())
                .add("startedAt", context.startedAt().toString())
                .add("slots", strings(context.slots()));
    }

    private static JsonArrayBuilder strings(List<String> items) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(array::add);
        return array;
    }

    private static int number(String name, String text, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new BadRequestException(name + ": allowed is a number from 0 to " + most);
    }
}
