/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.ndr.ContextHandle;

/** The open session contexts of one session, by their handles. Thread-safe: the connections of a session live on several event loops. */
final class ContextTable {
    /** How many session contexts one session may have open; what is opened beyond them passes, but is not known. */
    static final int LIMIT = 1024;

    private final ClientSession session;
    private final SlotGrid grid;
    private final Map<ContextHandle, ClientContext> byHandle = new LinkedHashMap<>(4);
    private final Map<ContextHandle, ClientContext> byAsyncHandle = new HashMap<>(4);
    private long lastNumber;
    private boolean ended;

    ContextTable(ClientSession session, SlotGrid grid) {
        this.session = session;
        this.grid = grid;
    }

    synchronized Optional<ClientContext> find(ContextHandle handle) {
        return Optional.ofNullable(byHandle.get(handle));
    }

    /** @param handle that of EcDoAsyncConnectEx */
    synchronized Optional<ClientContext> findAsync(ContextHandle handle) {
        return Optional.ofNullable(byAsyncHandle.get(handle));
    }

    /** The context of a handle that a server has just given out; empty when the session has ended or has too many. */
    synchronized Optional<ClientContext> begin(ContextHandle handle, String userDn) {
        ClientContext present = byHandle.get(handle);
        if (present != null || ended || byHandle.size() >= LIMIT) {
            return Optional.ofNullable(present);
        }
        ClientContext made = new ClientContext(session.id() + "." + ++lastNumber, handle, userDn, session, grid);
        byHandle.put(handle, made);
        return Optional.of(made);
    }

    /** A context has one handle for waiting at most; a new one takes the place of the old one. */
    synchronized void beginAsync(ClientContext context, ContextHandle asyncHandle) {
        if (byHandle.get(context.handle()) == context) {
            byAsyncHandle.values().remove(context);
            byAsyncHandle.put(asyncHandle, context);
        }
    }

    /** Whether it was this call that ended the context. */
    synchronized boolean end(ClientContext context) {
        byAsyncHandle.values().remove(context);
        return byHandle.remove(context.handle(), context);
    }

    /** From now on none begins any more; those that are open stay until {@link #clear}, for whoever hears of the end. */
    synchronized void end() {
        ended = true;
    }

    /** Returns the contexts that were still open. */
    synchronized List<ClientContext> clear() {
        List<ClientContext> left = List.copyOf(byHandle.values());
        byHandle.clear();
        byAsyncHandle.clear();
        return left;
    }

    /** The open ones, the oldest first. */
    synchronized List<ClientContext> all() {
        return List.copyOf(byHandle.values());
    }
}
