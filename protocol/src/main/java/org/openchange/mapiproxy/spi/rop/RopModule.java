/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * The base of modules that work on single ROPs: a method for each kind of ROP in place of one for each call.
 *
 * <pre>
 * protected void registerRops() {
 *     onRopRequest(RopOpenFolder.Request.class, (call, request) -> request);
 *     onRopResponse(RopQueryRows.Response.class, (call, request, response) -> response);
 * }
 * </pre>
 *
 * <ol>
 *   <li>A ROP buffer is unpacked and decoded only if a ROP may be in it that is registered; all others pass as the bytes that they are. A
 *       method that returns the object that it was given leaves the bytes alone. What is changed is packed as the original was.
 *   <li>ROPs pass in the order of their list, requests before the server sees any of them, responses when all are there.
 *   <li>Where a registered layout depends on earlier calls (rows depend on the columns that were set), the base class keeps a {@link
 *       org.openchange.mapiproxy.rop.list.HandleTable} for each session context, from the first call that the module sees. That costs the
 *       decoding of each request, and of the answers to those that open objects or set columns.
 *   <li>All ROP modules of a chain share what one of them has decoded, and the table. A module of another kind that changes the ROP buffers by
 *       itself costs a decoding more, and after it an answer is read with what is known after the answer, not before.
 *   <li>A request that no longer fits into its call ends it with RPC_X_BAD_STUB_DATA; responses that no longer fit are cut as {@link
 *       org.openchange.mapiproxy.rop.list.ChangedRops} says.
 *   <li>Buffers that cannot be decoded pass as they are, see {@link #onUndecodable}.
 * </ol>
 *
 * The activation names {@code exchange_emsmdb} as {@code interface} and {@code 2,11} as {@code opnums} (EcDoRpc and EcDoRpcExt2), or one of
 * them: only these carry ROPs. Overriding {@link #onRequest} or {@link #onResponse} is possible if the override calls this class.
 *
 * <p>The container keeps several instances of a bean, and each hook of a call may run on another one. {@link #registerRops} is called once on
 * each, before its first hook; the methods may use what was injected into their instance, and keep nothing of a client in it.
 */
public abstract class RopModule implements ProxyModule {
    private static final Logger LOGGER = System.getLogger(RopModule.class.getName());

    private RopHooks hooks;

    /** Calls {@link #onRopRequest} and {@link #onRopResponse} for what the module wants to see: the same at each call. */
    protected abstract void registerRops();

    /**
     * Registers a method for requests.
     *
     * @param record of a ROP, such as {@code RopOpenFolder.Request}
     */
    protected final <Q extends RopRequest> void onRopRequest(Class<Q> record, RopRequestHook<? super Q> hook) {
        hooks.add(record, hook);
    }

    /**
     * Registers a method for responses of one layout.
     *
     * @param record of a ROP, such as {@code RopOpenFolder.Response}, or another layout that its class holds, such as {@code
     *     RopCopyTo.NullDestination}; failures without a body are none of them
     */
    protected final <R extends RopResponse> void onRopResponse(Class<R> record, RopResponseHook<? super R> hook) {
        hooks.add(record, hook);
    }

    /**
     * Registers a method for all responses of a ROP, those that fail too, whatever their layout. Methods are called in the order of their registration.
     *
     * @param type such as {@code RopOpenFolder.TYPE}
     */
    protected final void onRopResponse(RopType type, RopResponseHook<RopResponse> hook) {
        hooks.add(type, hook);
    }

    /**
     * ROPs came that cannot be decoded: the client or the server is wrong, or knows more than we do. They pass as they are, unless this method
     * throws. It may be called twice for a call.
     *
     * @throws ModuleException to end the call with its fault
     */
    protected void onUndecodable(Call call, MalformedMessageException reason) throws ModuleException {
        LOGGER.log(Level.DEBUG, () -> "call " + call.id() + ": ROPs pass undecoded: " + reason.getMessage());
    }

    @Override
    public Request onRequest(Call call, Request request) throws ModuleException {
        if (!CallRops.carries(request)) {
            return request;
        }
        RopHooks registered = hooks();
        CallRops rops = CallRops.of(call);
        List<RopRequestList> lists;
        try {
            if (registered.needsState()) {
                CallRops.remember(call);
            }
            if (!any(rops.unpack(request).ropBuffers(), registered::mayConcern)) {
                return request;
            }
            lists = rops.requests(call);
        } catch (MalformedMessageException e) {
            onUndecodable(call, e);
            return request;
        }
        List<RopRequestList> passed = new ArrayList<>(lists.size());
        for (RopRequestList list : lists) {
            passed.add(registered.onRequests(call, list));
        }
        return isSame(lists, passed) ? request : rops.with(passed);
    }

    @Override
    public Response onResponse(Call call, Response response) throws ModuleException {
        RopHooks registered = hooks();
        CallRops rops = CallRops.of(call);
        List<RopResponseList> lists;
        try {
            if (!concerns(call, response, rops, registered)) {
                return response;
            }
            lists = rops.responses(call);
        } catch (MalformedMessageException e) {
            onUndecodable(call, e);
            return response;
        }
        List<RopResponseList> passed = new ArrayList<>(lists.size());
        for (RopResponseList list : lists) {
            passed.add(registered.onAnswers(call, list));
        }
        return isSame(lists, passed) ? response : rops.answerWith(call, passed);
    }

    private static boolean concerns(Call call, Response response, CallRops rops, RopHooks registered) {
        if (call.request().filter(CallRops::carries).isEmpty()) {
            return false;
        }
        List<RopBuffer> asked = rops.unpack(call.request().get()).ropBuffers();
        List<RopBuffer> answer = rops.unpackAnswer(response).ropBuffers();
        return any(asked, registered::mayConcernAnswers)
                || any(answer, registered::mayConcernUnasked)
                || rops.changesSession(call);
    }

    private static boolean any(List<RopBuffer> buffers, Predicate<ByteBuffer> holds) {
        return buffers.stream().map(RopBuffer::ropsList).anyMatch(holds);
    }

    private static boolean isSame(List<?> before, List<?> after) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) != after.get(i)) {
                return false;
            }
        }
        return true;
    }

    private RopHooks hooks() {
        if (hooks == null) {
            hooks = new RopHooks();
            registerRops();
        }
        return hooks;
    }
}
