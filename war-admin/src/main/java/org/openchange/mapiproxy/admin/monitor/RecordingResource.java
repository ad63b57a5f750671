/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.openchange.mapiproxy.admin.RefusedException;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.monitor.CallFilter;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import org.openchange.mapiproxy.spi.monitor.RecordingRefusedException;

/** Recordings of calls as capture files. A recording is an answer that lasts: it begins with the request and ends with the connection. */
@Path("/monitor")
@RequestScoped
public class RecordingResource {
    private static final Logger LOG = System.getLogger(RecordingResource.class.getName());

    private ProxyControl control;

    /** For the container, which makes a proxy of this class, and for Jakarta REST, which asks for it. */
    public RecordingResource() {}

    @Inject
    public RecordingResource(ProxyControl control) {
        this.control = control;
    }

    /**
     * Records the calls that pass a filter. Over HTTP/2 the server's stream takes what is written to a reader that has gone, so that the recording
     * would not end with it: it is refused.
     *
     * @param seconds ends after so long, 1 to 86400
     * @param bytes ends after so much of file, 1 to 1 GiB
     */
    @GET
    @Path("/recording")
    @Produces("application/x-pcapng")
    public StreamingOutput record(
            @Context UriInfo address,
            @Context HttpServletRequest request,
            @QueryParam("seconds") @DefaultValue("3600") String seconds,
            @QueryParam("bytes") @DefaultValue("104857600") String bytes) {
        if (!request.getProtocol().startsWith("HTTP/1.")) {
            throw new BadRequestException("a recording needs HTTP/1.1, and this is " + request.getProtocol());
        }
        CallFilter filter = new Query(address.getQueryParameters()).filter("seconds", "bytes");
        RecordingLimits limits = new RecordingLimits(
                Query.number("bytes", bytes, 1, RecordingLimits.MOST_BYTES),
                Duration.ofSeconds(Query.number("seconds", seconds, 1, RecordingLimits.MOST_TIME.toSeconds())));
        CallMonitor monitor = MonitorResource.monitor(control);
        return out -> write(monitor, filter, limits, out);
    }

    private static void write(CallMonitor monitor, CallFilter filter, RecordingLimits limits, OutputStream out) {
        try {
            monitor.record(filter, limits, out);
        } catch (RecordingRefusedException e) {
            throw new RefusedException(Response.Status.CONFLICT, e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a recording ended with its reader", e);
        }
    }

    /** Recordings under way. */
    @GET
    @Path("/recordings")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject recordings() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        MonitorResource.monitor(control).recordings().forEach(each -> array.add(MonitorMapper.recording(each)));
        return Json.createObjectBuilder().add("recordings", array).build();
    }

    /** Ends one, as if its time were over. */
    @DELETE
    @Path("/recordings/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response stop(@PathParam("id") String id) {
        long number = Query.number("id", id, 0, Long.MAX_VALUE);
        if (!MonitorResource.monitor(control).stopRecording(number)) {
            throw new RefusedException(Response.Status.NOT_FOUND, "recording " + id + " is not under way");
        }
        return Response.noContent().build();
    }
}
