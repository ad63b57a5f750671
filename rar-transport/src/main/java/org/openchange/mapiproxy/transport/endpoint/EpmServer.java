/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.epm.EptDeleteRequest;
import org.openchange.mapiproxy.idl.epm.EptDeleteResponse;
import org.openchange.mapiproxy.idl.epm.EptEntry;
import org.openchange.mapiproxy.idl.epm.EptInqObjectRequest;
import org.openchange.mapiproxy.idl.epm.EptInqObjectResponse;
import org.openchange.mapiproxy.idl.epm.EptInsertRequest;
import org.openchange.mapiproxy.idl.epm.EptInsertResponse;
import org.openchange.mapiproxy.idl.epm.EptLookupHandleFreeRequest;
import org.openchange.mapiproxy.idl.epm.EptLookupHandleFreeResponse;
import org.openchange.mapiproxy.idl.epm.EptLookupRequest;
import org.openchange.mapiproxy.idl.epm.EptLookupResponse;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.EptMgmtDeleteRequest;
import org.openchange.mapiproxy.idl.epm.EptMgmtDeleteResponse;
import org.openchange.mapiproxy.idl.epm.RpcIfId;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;

/**
 * The endpoint mapper, C706 appendix O and [MS-RPCE] 2.2.1.2, at its own endpoint. Its map is the {@link EndpointRegistry}; clients read it and
 * cannot change it.
 */
public final class EpmServer implements LocalServer {
    private final EndpointRegistry registry;
    private final EndpointTowers towers;
    private final UUID mapObject = UUID.randomUUID();
    private final LookupHandles<EptEntry> lookups = new LookupHandles<>();
    private final LookupHandles<Twr> maps = new LookupHandles<>();

    public EpmServer(EndpointRegistry registry) {
        this.registry = registry;
        this.towers = new EndpointTowers(registry);
    }

    @Override
    public SyntaxId interfaceId() {
        return Epm.INTERFACE.id();
    }

    /** The endpoint mapper is in its own map, so that clients find it where it is. */
    @Override
    public boolean isAt(Association association) {
        return registry.serves(interfaceId(), association.local().getPort());
    }

    @Override
    public void serve(InboundCall call) {
        Request request = Stubs.read(Epm.INTERFACE, call);
        if (request instanceof EptLookupRequest lookup) {
            lookup(call, lookup);
        } else if (request instanceof EptMapRequest map) {
            map(call, map);
        } else if (request instanceof EptLookupHandleFreeRequest free) {
            free(call, free.entryHandle());
        } else if (request instanceof EptInqObjectRequest) {
            Stubs.respond(call, new EptInqObjectResponse(mapObject, EptStatus.OK));
        } else if (request instanceof EptInsertRequest) {
            Stubs.respond(call, new EptInsertResponse(EptStatus.CANNOT_PERFORM));
        } else if (request instanceof EptDeleteRequest) {
            Stubs.respond(call, new EptDeleteResponse(EptStatus.CANNOT_PERFORM));
        } else if (request instanceof EptMgmtDeleteRequest) {
            Stubs.respond(call, new EptMgmtDeleteResponse(EptStatus.CANNOT_PERFORM));
        } else {
            call.fault(FaultStatus.OP_RANGE_ERROR, true);
        }
    }

    private void lookup(InboundCall call, EptLookupRequest request) {
        int max = clamp(request.maxEnts());
        Optional<Rows<EptEntry>> rows = request.entryHandle().isNull()
                ? Optional.of(firstRows(call, request, max))
                : nextRows(call, request, max);
        if (rows.isEmpty()) {
            call.fault(FaultStatus.CONTEXT_MISMATCH, true);
            return;
        }
        Rows<EptEntry> found = rows.get();
        Stubs.respond(call, EptLookupResponse.of(found.handle(), found.rows(), request.maxEnts(), found.status()));
    }

    private Rows<EptEntry> firstRows(InboundCall call, EptLookupRequest request, int max) {
        Optional<Predicate<EndpointEntry>> inquiry = EndpointInquiry.of(
                request.inquiryType(), request.object(), syntax(request.interfaceId()), request.versOption());
        if (inquiry.isEmpty() || max == 0) {
            return Rows.none(EptStatus.CANNOT_PERFORM);
        }
        List<EptEntry> all = towers.entries(inquiry.get(), call.association());
        if (all.size() < max) {
            return Rows.last(all);
        }
        return lookups.open(call.association().group(), all.subList(max, all.size()))
                .map(handle -> new Rows<>(new ContextHandle(0, handle), all.subList(0, max), EptStatus.OK))
                .orElseGet(() -> Rows.none(EptStatus.NO_MEMORY));
    }

    private Optional<Rows<EptEntry>> nextRows(InboundCall call, EptLookupRequest request, int max) {
        return lookups.fetch(call.association().group(), request.entryHandle().uuid(), max)
                .map(rows ->
                        rows.size() < max ? Rows.last(rows) : new Rows<>(request.entryHandle(), rows, EptStatus.OK));
    }

    private void map(InboundCall call, EptMapRequest request) {
        int max = clamp(request.maxTowers());
        Optional<Rows<Twr>> rows = request.entryHandle().isNull()
                ? Optional.of(firstTowers(call, request, max))
                : nextTowers(call, request, max);
        if (rows.isEmpty()) {
            call.fault(FaultStatus.CONTEXT_MISMATCH, true);
            return;
        }
        Rows<Twr> found = rows.get();
        Stubs.respond(call, EptMapResponse.of(found.handle(), found.rows(), request.maxTowers(), found.status()));
    }

    /** Clients that ask for one tower do not come back: they get a handle only if there is more. */
    private Rows<Twr> firstTowers(InboundCall call, EptMapRequest request, int max) {
        if (max == 0 || request.mapTower() == null) {
            return Rows.none(EptStatus.CANNOT_PERFORM);
        }
        List<Twr> all = towers.matching(request.mapTower(), call.association());
        if (all.isEmpty()) {
            return Rows.none(EptStatus.NOT_REGISTERED);
        }
        if (all.size() <= max) {
            return new Rows<>(ContextHandle.NULL, all, EptStatus.OK);
        }
        return maps.open(call.association().group(), all.subList(max, all.size()))
                .map(handle -> new Rows<>(new ContextHandle(0, handle), all.subList(0, max), EptStatus.OK))
                .orElseGet(() -> Rows.none(EptStatus.NO_MEMORY));
    }

    private Optional<Rows<Twr>> nextTowers(InboundCall call, EptMapRequest request, int max) {
        return maps.fetch(call.association().group(), request.entryHandle().uuid(), max)
                .map(rows ->
                        rows.size() < max ? Rows.last(rows) : new Rows<>(request.entryHandle(), rows, EptStatus.OK));
    }

    /** Some rows and, while there may be more, the handle to fetch them with. */
    private record Rows<T>(ContextHandle handle, List<T> rows, long status) {
        static <T> Rows<T> none(long status) {
            return new Rows<>(ContextHandle.NULL, List.of(), status);
        }

        /**
         * Fewer rows than the client has room for. It is told at once that there are no more; a client with its room full is told when it comes
         * again, because some throw away what comes with that status.
         */
        static <T> Rows<T> last(List<T> rows) {
            return new Rows<>(ContextHandle.NULL, rows, EptStatus.NOT_REGISTERED);
        }
    }

    private void free(InboundCall call, ContextHandle handle) {
        boolean closed = handle.isNull()
                || lookups.close(call.association().group(), handle.uuid())
                || maps.close(call.association().group(), handle.uuid());
        if (closed) {
            Stubs.respond(call, new EptLookupHandleFreeResponse(ContextHandle.NULL, EptStatus.OK));
        } else {
            call.fault(FaultStatus.CONTEXT_MISMATCH, true);
        }
    }

    private static SyntaxId syntax(RpcIfId id) {
        return id == null ? null : new SyntaxId(id.uuid(), id.versMajor(), id.versMinor());
    }

    private static int clamp(long count) {
        return (int) Math.min(count, EndpointTowers.MAX_ROWS);
    }
}
