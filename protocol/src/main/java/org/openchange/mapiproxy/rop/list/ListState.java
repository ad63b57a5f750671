/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.LogonKind;

/**
 * The state of a session while one of its answers is read: what the session's table knows, changed by what the responses so far said. The table
 * itself changes by {@link #commit} only, so a reading that turns out wrong leaves no trace. An object that is opened in the list goes by a number
 * of its own, below zero, until then: the handle table of an answer shows what stands in each place at the end, not in between.
 */
final class ListState {
    private final HandleTable table;
    private final RopBuffer answer;
    private final long[] places;
    private final Map<Long, Optional<ServerObject>> changed;
    private final List<Long> released;
    private final List<Integer> releasedLogons;
    private LogonTable logons;
    private long lastOpened;

    ListState(HandleTable table, Optional<RopRequestList> request, RopBuffer answer) {
        this.table = table;
        this.answer = answer;
        this.logons = table.logons();
        RopBuffer first = request.map(RopRequestList::buffer).orElse(answer);
        places = new long[Math.min(Math.max(first.handleCount(), answer.handleCount()), LogonTable.SIZE)];
        Arrays.fill(places, RopBuffer.NO_HANDLE);
        for (int i = 0; i < Math.min(places.length, first.handleCount()); i++) {
            places[i] = first.handle(i);
        }
        changed = new LinkedHashMap<>(4);
        released = new ArrayList<>(0);
        releasedLogons = new ArrayList<>(0);
    }

    private ListState(ListState other) {
        table = other.table;
        answer = other.answer;
        logons = other.logons;
        places = other.places.clone();
        changed = new LinkedHashMap<>(other.changed);
        released = new ArrayList<>(other.released);
        releasedLogons = new ArrayList<>(other.releasedLogons);
        lastOpened = other.lastOpened;
    }

    /** What another reading goes on with. */
    ListState copy() {
        return new ListState(this);
    }

    private long handleAt(int index) {
        return index < places.length ? places[index] : RopBuffer.NO_HANDLE;
    }

    private Optional<ServerObject> object(long handle) {
        Optional<ServerObject> here = changed.get(handle);
        if (here != null) {
            return here;
        }
        return Optional.ofNullable(table.object(handle)).filter(object -> !releasedLogons.contains(object.logonId()));
    }

    /** The columns of the table at an index. */
    Optional<List<PropertyTag>> columnsAt(int index) {
        return object(handleAt(index)).flatMap(ServerObject::columns);
    }

    Optional<List<PropertyTag>> recipientColumnsAt(int index) {
        return object(handleAt(index)).flatMap(ServerObject::recipientColumns);
    }

    /** The columns of the table with this handle, which may have been opened in this list. */
    Optional<List<PropertyTag>> columnsOf(long handle) {
        return object(handle).or(() -> openedAs(handle)).flatMap(ServerObject::columns);
    }

    private Optional<ServerObject> openedAs(long handle) {
        for (int i = 0; i < Math.min(places.length, answer.handleCount()); i++) {
            if (places[i] < 0 && answer.handle(i) == handle) {
                return changed.get(places[i]);
            }
        }
        return Optional.empty();
    }

    Optional<LogonKind> logonKind(int logonId) {
        return logons.kind(logonId);
    }

    /**
     * An object was opened.
     *
     * @param place where it stands from now on
     * @param parent the place of the object that owns it, or -1
     */
    void open(int place, int logonId, int parent) {
        if (place < places.length) {
            long owner = parent < 0 ? ServerObject.NO_OWNER : handleAt(parent);
            places[place] = --lastOpened;
            changed.put(lastOpened, Optional.of(ServerObject.of(logonId, owner)));
        }
    }

    /** A logon took the place of whatever logon had this LogonId. */
    void logon(int place, int logonId, LogonKind kind) {
        closeLogon(logonId);
        open(place, logonId, -1);
        logons.open(logonId, kind, handleAt(place));
    }

    private void closeLogon(int logonId) {
        logons = logons.copy();
        logons.close(logonId);
        releasedLogons.add(logonId);
        changed.replaceAll((handle, object) -> object.filter(kept -> kept.logonId() != logonId));
    }

    void release(int place, int logonId) {
        long handle = handleAt(place);
        if (logons.isLogon(logonId, handle)) {
            closeLogon(logonId);
        }
        changed.put(handle, Optional.empty());
        released.add(handle);
    }

    /** Changes what is known of the object at an index; one that was not seen before is known from now on. */
    void change(int place, int logonId, UnaryOperator<ServerObject> change) {
        long handle = handleAt(place);
        if (handle != RopBuffer.NO_HANDLE) {
            ServerObject known = object(handle).orElseGet(() -> ServerObject.of(logonId, ServerObject.NO_OWNER));
            changed.put(handle, Optional.of(change.apply(known)));
        }
    }

    /** The session knows it from now on, under the handles that the answer gives. */
    void commit() {
        releasedLogons.forEach(table::releaseLogon);
        released.stream().filter(handle -> handle >= 0).forEach(table::release);
        if (logons != table.logons()) {
            logons.renameAll(this::finalHandle);
            table.setLogons(logons);
        }
        changed.forEach((handle, object) -> object.ifPresent(known -> {
            long named = finalHandle(handle);
            if (named != RopBuffer.NO_HANDLE) {
                table.put(named, known.withOwner(finalHandle(known.owner())));
            }
        }));
    }

    private long finalHandle(long handle) {
        if (handle >= 0 || handle == ServerObject.NO_OWNER) {
            return handle;
        }
        for (int i = 0; i < Math.min(places.length, answer.handleCount()); i++) {
            if (places[i] == handle) {
                return answer.handle(i);
            }
        }
        return RopBuffer.NO_HANDLE;
    }
}
