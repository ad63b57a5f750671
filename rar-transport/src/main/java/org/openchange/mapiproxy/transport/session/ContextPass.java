/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * What one call does to the session contexts of its session. Reads the handles at the beginning of request and answer and, of the call that
 * opens a context, the user DN; nothing else. {@link #context} may be asked on any thread, the rest belongs to the call's event loop.
 */
public final class ContextPass {
    /** [MS-OXCRPC] sets no limit; a DN of the directory is at most 256 characters long, and this leaves room. */
    private static final int USER_DN_LENGTH = 1024;

    /** How long an answer waits for clustered slots. */
    private static final long LOAD_MILLIS = 2_000;

    private static final CompletableFuture<Void> LOADED = CompletableFuture.completedFuture(null);
    private static final Logger LOGGER = System.getLogger(ContextPass.class.getName());

    private final Sessions sessions;
    private final ClientSession session;
    private final ContextOperation operation;
    private final ByteBuffer request;
    private Optional<ClientContext> context;
    private boolean ends;

    /**
     * @param operation anything but NONE
     * @param request the stub that the client sent
     */
    ContextPass(Sessions sessions, ClientSession session, ContextOperation operation, ByteBuffer request) {
        this.sessions = sessions;
        this.session = session;
        this.operation = operation;
        this.request = request;
    }

    /** See {@link org.openchange.mapiproxy.spi.Call#sessionContext}. */
    public synchronized Optional<? extends SessionContext> context() {
        if (context == null) {
            context = find();
        }
        return context;
    }

    private Optional<ClientContext> find() {
        ContextHandle handle = operation == ContextOperation.OPEN ? ContextHandle.NULL : handle(request);
        if (handle.isNull()) {
            return Optional.empty();
        }
        return operation == ContextOperation.WAIT
                ? session.table().findAsync(handle)
                : session.table().find(handle);
    }

    /**
     * The answer is there, and no module has seen it yet.
     *
     * @param eventLoop of the call
     * @param next what to do with the answer: on this thread or, when a new context has to fetch its clustered slots first, later on the event
     *     loop
     */
    public void answered(ByteBuffer response, Executor eventLoop, Runnable next) {
        CompletableFuture<Void> loading = operation == ContextOperation.OPEN ? open(handle(response)) : LOADED;
        follow(response);
        if (loading.isDone()) {
            next.run();
            return;
        }
        loading.orTimeout(LOAD_MILLIS, TimeUnit.MILLISECONDS).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOGGER.log(Level.WARNING, () -> context + " goes on without its clustered slots: " + failure);
            }
            eventLoop.execute(next);
        });
    }

    private void follow(ByteBuffer response) {
        switch (operation) {
            case OPEN_ASYNC -> openAsync(handle(response));
            case USE -> ends = handle(response).isNull();
            case CLOSE -> ends = true;
            default -> {
                // The answer to EcDoAsyncWaitEx carries no handle, and one that opens was seen to.
            }
        }
    }

    private synchronized CompletableFuture<Void> open(ContextHandle handle) {
        if (handle.isNull()) {
            return LOADED;
        }
        context = session.table().begin(handle, userDn());
        if (context.isEmpty()) {
            sessions.untracked(session);
            return LOADED;
        }
        return context.get().load().toCompletableFuture();
    }

    private void openAsync(ContextHandle handle) {
        if (!handle.isNull() && context().isPresent()) {
            session.table().beginAsync(context.get(), handle);
        }
    }

    /** The answer was a fault. */
    public void faulted(FaultStatus status) {
        ends = status.equals(FaultStatus.CONTEXT_MISMATCH)
                && (operation == ContextOperation.USE || operation == ContextOperation.CLOSE);
    }

    /** The answer, of which no module has to hear any more, is on its way to the client. */
    public void end() {
        if (ends && context().isPresent()) {
            sessions.end(context.get());
        }
    }

    /** The handle at the beginning; the null one of a stub that is too short to have one. */
    private static ContextHandle handle(ByteBuffer stub) {
        return stub.remaining() < ContextHandle.SIZE ? ContextHandle.NULL : new NdrReader(stub).readContextHandle();
    }

    /** szUserDN, with which the requests of both operations that open a context begin. */
    private String userDn() {
        try {
            NdrReader reader = new NdrReader(request);
            long room = reader.readMaxCount("szUserDN", USER_DN_LENGTH);
            return reader.readString("szUserDN", reader.readActualCount("szUserDN", room));
        } catch (MalformedMessageException e) {
            // Whoever answered has understood it; that we do not is no reason to refuse what works.
            return "";
        }
    }
}
