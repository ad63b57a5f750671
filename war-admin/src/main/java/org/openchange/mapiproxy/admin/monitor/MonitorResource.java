/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.openchange.mapiproxy.admin.RefusedException;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;

/** Recent calls and how long calls take, for administrators. */
@Path("/monitor")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MonitorResource {
    static final int MOST_CALLS = 10_000;
    static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private ProxyControl control;

    /** For the container, which makes a proxy of this class, and for Jakarta REST, which asks for it. */
    public MonitorResource() {}

    @Inject
    public MonitorResource(ProxyControl control) {
        this.control = control;
    }

    /** The monitor that is in the chain now. */
    static CallMonitor monitor(ProxyControl control) {
        return control.find(CallMonitor.SLOT)
                .orElseThrow(() -> new RefusedException(
                        Response.Status.NOT_FOUND,
                        "the module \"monitor\" is not in the chain: see dcerpc_mapiproxy:modules"));
    }

    /** How much is kept. */
    @GET
    public JsonObject status() {
        return MonitorMapper.status(monitor(control).status());
    }

    /**
     * The latest calls that pass a filter, the oldest of them first.
     *
     * @param after only calls behind this sequence
     * @param limit 1 to 10000
     */
    @GET
    @Path("/calls")
    public JsonObject calls(
            @Context UriInfo address,
            @QueryParam("after") @DefaultValue("-1") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        Query query = new Query(address.getQueryParameters());
        return MonitorMapper.calls(monitor(control)
                .calls(query.filter("after", "limit"), Query.number("after", after, -1, Long.MAX_VALUE), (int)
                        Query.number("limit", limit, 1, MOST_CALLS)));
    }

    /** One call, decoded. */
    @GET
    @Path("/calls/{id}")
    public JsonObject call(@PathParam("id") String id) {
        return monitor(control)
                .call(Query.number("id", id, 0, Long.MAX_VALUE))
                .map(MonitorMapper::content)
                .orElseThrow(() -> new RefusedException(
                        Response.Status.NOT_FOUND, "call " + id + " is not kept, or not any more"));
    }

    /** Counts and latencies of every operation. */
    @GET
    @Path("/latencies")
    public JsonObject latencies() {
        CallMonitor monitor = monitor(control);
        return MonitorMapper.latencies(monitor.operations(), monitor.rops());
    }

    /** The same for Prometheus. */
    @GET
    @Path("/metrics")
    @Produces(PROMETHEUS)
    public String metrics() {
        CallMonitor monitor = monitor(control);
        return new PrometheusText()
                .operations(monitor.operations())
                .rops(monitor.rops())
                .toString();
    }
}
