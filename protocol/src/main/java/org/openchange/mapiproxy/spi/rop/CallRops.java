/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.emsmdb.PackedRequest;
import org.openchange.mapiproxy.emsmdb.PackedResponse;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcRequest;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.list.ChangedRops;
import org.openchange.mapiproxy.rop.list.HandleTable;
import org.openchange.mapiproxy.rop.list.KnownRops;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.rop.list.RopsTooLargeException;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.SlotKey;

/**
 * What the ROP modules of one chain have decoded of a call, so that each of them need not do it again. It holds for the very record that it was
 * made from: when another module puts another record in its place, it is decoded anew. Belongs to the call's event loop.
 */
final class CallRops {
    private static final SlotKey<CallRops> OF_CALL = new SlotKey<>("rop.call", CallRops.class);
    private static final SlotKey<HandleTable> OF_CONTEXT = new SlotKey<>("rop.handles", HandleTable.class);

    private Request request;
    private PackedRequest<? extends Request, ? extends Response> packedRequest;
    private List<RopRequestList> requests;
    private Response response;
    private PackedResponse<? extends Response> packedResponse;
    private List<RopResponseList> responses;
    private boolean remembered;

    /** Whether a request of this class may carry ROPs at all. */
    static boolean carries(Request request) {
        return request instanceof EcDoRpcExt2Request || request instanceof EcDoRpcRequest;
    }

    /** The one of this call. */
    static CallRops of(Call call) {
        return call.slots().computeIfAbsent(OF_CALL, CallRops::new);
    }

    /** From now on, what the answers to this session context change is remembered. */
    static void remember(Call call) {
        call.sessionContext().ifPresent(context -> context.slots().computeIfAbsent(OF_CONTEXT, HandleTable::new));
    }

    private static Optional<HandleTable> table(Call call) {
        return call.sessionContext().map(SessionContext::slots).flatMap(slots -> slots.get(OF_CONTEXT));
    }

    /** Unpacks a request that carries ROPs. */
    PackedRequest<? extends Request, ? extends Response> unpack(Request seen) {
        if (seen != request) {
            packedRequest = PackedRequest.find(seen).orElseThrow();
            requests = null;
            request = seen;
        }
        return packedRequest;
    }

    /** The requests of what was unpacked last. */
    List<RopRequestList> requests(Call call) {
        if (requests == null) {
            RequestContext context = table(call).map(RequestContext.class::cast).orElse(RequestContext.UNKNOWN);
            requests = RopRequestList.readAll(packedRequest.rops(), context);
        }
        return requests;
    }

    /** The request with these lists in the place of its own. */
    Request with(List<RopRequestList> changed) throws ModuleException {
        try {
            request = ChangedRops.inRequest(packedRequest, changed);
        } catch (RopsTooLargeException e) {
            throw new ModuleException(new FaultStatus(e.error().code()), e.getMessage(), e);
        }
        packedRequest = PackedRequest.find(request).orElseThrow();
        requests = changed;
        return request;
    }

    /** Unpacks the answer to what was unpacked last. */
    PackedResponse<? extends Response> unpackAnswer(Response seen) {
        if (seen != response) {
            packedResponse = PackedResponse.find(seen, packedRequest.limits()).orElseThrow();
            responses = null;
            response = seen;
        }
        return packedResponse;
    }

    /** The responses of what was unpacked last. The first to ask has the session remember what they changed. */
    List<RopResponseList> responses(Call call) {
        if (responses == null) {
            Optional<RopRequestList> first = requests(call).stream().findFirst();
            HandleTable table = table(call).orElseGet(HandleTable::new);
            boolean again = remembered;
            remembered = true;
            responses = again
                    ? table.read(first, packedResponse.ropBuffers())
                    : table.answered(first, packedResponse.ropBuffers());
        }
        return responses;
    }

    /** Whether the session has to see the answer because it remembers what ROPs of this request change. */
    boolean changesSession(Call call) {
        return !remembered
                && table(call).isPresent()
                && requests(call).stream()
                        .flatMap(list -> list.requests().stream())
                        .map(RopRequest::type)
                        .anyMatch(KnownRops::changesSession);
    }

    /** The answer with these lists in the place of its own. */
    Response answerWith(Call call, List<RopResponseList> changed) {
        Optional<RopRequestList> first = requests(call).stream().findFirst();
        response = ChangedRops.<Response>inResponse(packedRequest, first, packedResponse, changed);
        packedResponse = PackedResponse.find(response, packedRequest.limits()).orElseThrow();
        // What did not fit was cut off; then the lists are others than these.
        responses = packedResponse
                        .ropBuffers()
                        .equals(changed.stream().map(RopResponseList::buffer).toList())
                ? new ArrayList<>(changed)
                : null;
        return response;
    }
}
