/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.list.KnownRops;
import org.openchange.mapiproxy.rop.list.RopAnswer;
import org.openchange.mapiproxy.rop.list.RopRequestList;
import org.openchange.mapiproxy.rop.list.RopResponseList;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;

/** What one instance of a {@link RopModule} has registered, and how it is led past lists of ROPs. */
final class RopHooks {
    private static final int PROGRESS = 0x50;

    private final Map<Class<?>, RopRequestHook<RopRequest>> requestHooks = new HashMap<>();
    private final Map<RopType, List<ResponseHook>> responseHooks = new HashMap<>();
    private final RopIds requestIds = new RopIds();
    private final RopIds answeredIds = new RopIds();
    private final RopIds unsolicitedIds = new RopIds();
    private boolean needsState;

    /** A method and the responses that it wants to see: all of one class, which may be an interface. */
    private record ResponseHook(Class<? extends RopResponse> record, RopResponseHook<RopResponse> hook) {}

    <Q extends RopRequest> void add(Class<Q> record, RopRequestHook<? super Q> hook) {
        RopType type = KnownRops.ofRequest(record).orElseThrow(() -> notARecord(record));
        if (requestHooks.put(record, (call, request) -> hook.onRequest(call, record.cast(request))) != null) {
            throw new IllegalStateException(type + " requests are registered twice");
        }
        requestIds.add(type.id());
        needsState |= KnownRops.dependsOnSession(type);
    }

    <R extends RopResponse> void add(Class<R> record, RopResponseHook<? super R> hook) {
        RopType type = KnownRops.ofResponse(record).orElseThrow(() -> notARecord(record));
        add(type, record, (call, request, response) -> hook.onResponse(call, request, record.cast(response)));
    }

    void add(RopType type, RopResponseHook<RopResponse> hook) {
        if (type.responseClass().isEmpty()) {
            throw new IllegalArgumentException(type + " has no responses");
        }
        add(type, RopResponse.class, hook);
    }

    private void add(RopType type, Class<? extends RopResponse> record, RopResponseHook<RopResponse> hook) {
        List<ResponseHook> hooks = responseHooks.computeIfAbsent(type, first -> new ArrayList<>(1));
        if (hooks.stream().anyMatch(other -> other.record() == record)) {
            throw new IllegalStateException(type + " responses are registered twice");
        }
        hooks.add(new ResponseHook(record, hook));
        needsState |= KnownRops.dependsOnSession(type);
        if (type.requestClass().isEmpty()) {
            unsolicitedIds.add(type.id());
        } else {
            answeredIds.add(type.id());
            answeredIds.add(PROGRESS);
        }
    }

    private static IllegalArgumentException notARecord(Class<?> record) {
        return new IllegalArgumentException(record.getName() + " is not the record of a ROP in this direction");
    }

    /** Whether some layout of what is registered depends on earlier calls. */
    boolean needsState() {
        return needsState;
    }

    /** Whether a list of requests may hold one that is registered; false is certain, true is not. */
    boolean mayConcern(ByteBuffer ropsList) {
        return requestIds.holdsAny(ropsList);
    }

    /** Whether the answer to a list of requests may hold a response that is registered. */
    boolean mayConcernAnswers(ByteBuffer requests) {
        return answeredIds.holdsAny(requests);
    }

    /** Whether a list of responses may hold one that is registered and answers no request. */
    boolean mayConcernUnasked(ByteBuffer responses) {
        return unsolicitedIds.holdsAny(responses);
    }

    /** Leads each request past its hook; the same list if none was changed. */
    RopRequestList onRequests(Call call, RopRequestList list) throws ModuleException {
        RopCall at = new RopCall(call, list.buffer());
        List<RopRequest> passed = new ArrayList<>(list.requests().size());
        for (RopRequest request : list.requests()) {
            RopRequestHook<RopRequest> hook = requestHooks.get(request.getClass());
            RopRequest next = hook == null ? request : hook.onRequest(at, request);
            if (next.type() != request.type()) {
                throw new IllegalStateException(request.type() + " request replaced by one of " + next.type());
            }
            passed.add(next);
        }
        return list.with(passed);
    }

    /** Leads each response past its hooks; the same list if none was changed. */
    RopResponseList onAnswers(Call call, RopResponseList list) throws ModuleException {
        RopCall at = new RopCall(call, list.buffer());
        List<RopAnswer> passed = new ArrayList<>(list.answers().size());
        for (RopAnswer answer : list.answers()) {
            RopResponse next = onResponse(at, answer.request(), answer.response());
            passed.add(next == answer.response() ? answer : answer.with(next));
        }
        return list.with(passed);
    }

    private RopResponse onResponse(RopCall at, Optional<RopRequest> request, RopResponse response)
            throws ModuleException {
        RopResponse passed = response;
        for (ResponseHook hook : responseHooks.getOrDefault(response.type(), List.of())) {
            if (hook.record().isInstance(passed)) {
                passed = hook.hook().onResponse(at, request, passed);
            }
        }
        if (passed.type().responseId() != response.type().responseId()) {
            throw new IllegalStateException(response.type() + " response replaced by one of " + passed.type());
        }
        return passed;
    }
}
