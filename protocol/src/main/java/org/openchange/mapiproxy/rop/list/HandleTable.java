/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * What one session context (one EcDoConnectEx, one Connect of MAPI over HTTP) has to remember so that its responses can be read: the kind of each
 * logon, and behind each Server object handle the columns of tables and the RecipientColumns of messages ([MS-OXCROPS] 3.2.1). It changes only by
 * what a response says has succeeded; what was not seen is not known, and the responses around it still decode.
 *
 * <p>Bounded: {@value #MAX_OBJECTS} objects and {@value #MAX_TAGS} tags; what was not used for the longest time is forgotten. Thread-safe, but
 * the answers of a session have to come in the order in which the server gave them.
 */
public final class HandleTable implements RequestContext {
    /** The most objects that are remembered. */
    public static final int MAX_OBJECTS = 8192;

    /** The most columns that are remembered, of all objects together. */
    public static final int MAX_TAGS = 131_072;

    private final Map<Long, ServerObject> objects = new LinkedHashMap<>(64, 0.75f, true);
    private LogonTable logons = new LogonTable();
    private int tags;

    /**
     * Reads the answer to a call and remembers what it changed.
     *
     * @param request the first ROP buffer of the call as the server got it; empty where it was not seen: then responses are read alone
     * @param received the ROP buffers of the answer, in their order: those behind the first continue its last response
     * @throws MalformedMessageException when no reading of it is right; then nothing is remembered of it
     */
    public synchronized List<RopResponseList> answered(Optional<RopRequestList> request, List<RopBuffer> received) {
        if (received.isEmpty()) {
            return List.of();
        }
        try {
            Reading reading = readAll(request, received);
            reading.state().commit();
            return reading.lists();
        } catch (MalformedMessageException e) {
            request.ifPresent(this::forgetTargets);
            throw e;
        }
    }

    /**
     * Reads an answer without remembering anything of it; see {@link #answered}. The lists of a call are read alike by both as long as no answer
     * came between.
     */
    public synchronized List<RopResponseList> read(Optional<RopRequestList> request, List<RopBuffer> received) {
        return received.isEmpty() ? List.of() : readAll(request, received).lists();
    }

    /** Responses, and what is known after them. */
    private record Reading(List<RopResponseList> lists, ListState state) {}

    private Reading readAll(Optional<RopRequestList> request, List<RopBuffer> received) {
        Optional<List<RopRequest>> requests = request.map(RopRequestList::requests);
        List<RopResponseList> lists = new ArrayList<>(received.size());
        ListState state = new ListState(this, request, received.get(0));
        for (RopBuffer buffer : received) {
            int from =
                    lists.isEmpty() ? 0 : Math.max(0, requests.map(List::size).orElse(0) - 1);
            ResponseListReader reader = new ResponseListReader(buffer.ropsList(), requests, from, state);
            lists.add(new RopResponseList(reader.read(), buffer));
            state = reader.state();
        }
        return new Reading(List.copyOf(lists), state);
    }

    /** An answer that cannot be read may have changed any object that the request names: better no columns than wrong ones. */
    private void forgetTargets(RopRequestList request) {
        for (RopRequest rop : request.requests()) {
            if (RopEffects.changesColumns(rop)) {
                request.handle(rop.handleIndex()).ifPresent(this::remove);
            }
        }
    }

    @Override
    public synchronized Optional<LogonKind> logonKind(int logonId) {
        return logons.kind(logonId);
    }

    /** The columns set on the table with this handle; empty where RopSetColumns was not seen. */
    public synchronized Optional<List<PropertyTag>> columns(long handle) {
        return Optional.ofNullable(objects.get(handle)).flatMap(ServerObject::columns);
    }

    /** The RecipientColumns in force on the message with this handle. */
    public synchronized Optional<List<PropertyTag>> recipientColumns(long handle) {
        return Optional.ofNullable(objects.get(handle)).flatMap(ServerObject::recipientColumns);
    }

    /** How many objects are remembered. */
    public synchronized int size() {
        return objects.size();
    }

    ServerObject object(long handle) {
        return objects.get(handle);
    }

    LogonTable logons() {
        return logons;
    }

    void setLogons(LogonTable changed) {
        logons = changed;
    }

    /** The object has this state now. */
    void put(long handle, ServerObject object) {
        remove(handle);
        objects.put(handle, object);
        tags += object.weight();
        Iterator<ServerObject> eldest = objects.values().iterator();
        while (objects.size() > MAX_OBJECTS || tags > MAX_TAGS) {
            tags -= eldest.next().weight();
            eldest.remove();
        }
    }

    private void remove(long handle) {
        ServerObject gone = objects.remove(handle);
        if (gone != null) {
            tags -= gone.weight();
        }
    }

    /** The object and all that it owns are gone. */
    void release(long handle) {
        remove(handle);
        List<Long> owned = new ArrayList<>(0);
        objects.forEach((child, object) -> {
            if (object.owner() == handle) {
                owned.add(child);
            }
        });
        owned.forEach(this::release);
    }

    /** All objects of a logon are gone. */
    void releaseLogon(int logonId) {
        objects.values().removeIf(object -> {
            boolean goes = object.logonId() == logonId;
            tags -= goes ? object.weight() : 0;
            return goes;
        });
    }
}
