/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.openchange.mapiproxy.spi.control.ProxyControl;

/** The running proxy, for administrators. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StatusResource {
    static final int MAX_ASSOCIATIONS = 100_000;

    private ProxyControl control;

    /** For the container, which makes a proxy of this class, and for Jakarta REST, which asks for it. */
    public StatusResource() {}

    @Inject
    public StatusResource(ProxyControl control) {
        this.control = control;
    }

    /**
     * The whole status.
     *
     * @param associations how many associations are listed, 0 to 100000; how many there are is always told
     */
    @GET
    public JsonObject status(@QueryParam("associations") @DefaultValue("1000") String associations) {
        return new StatusMapper(number(associations)).toJson(control.status());
    }

    private static int number(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= MAX_ASSOCIATIONS) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new BadRequestException("associations: allowed is a number from 0 to " + MAX_ASSOCIATIONS);
    }
}
