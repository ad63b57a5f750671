/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.RequestPdu;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;

/** A call that came in on a socket. However it ends, it ends in {@link #end}, once. */
final class ServerCall implements InboundCall {
    private static final AtomicLong LAST_ID = new AtomicLong();

    private final long id = LAST_ID.incrementAndGet();
    private final ServerAssociation association;
    private final PduHeader header;
    private final RequestPdu request;
    private final PresentationContext context;
    private final SecurityState security;
    private ByteBuffer stub;
    private Runnable onCancel;
    private Runnable onAbandon;
    private boolean ended;

    /** Neighbours among the pending calls of the association. */
    ServerCall previous;

    ServerCall next;

    ServerCall(
            ServerAssociation association,
            PduHeader header,
            RequestPdu request,
            PresentationContext context,
            SecurityState security) {
        this.association = association;
        this.header = header;
        this.request = request;
        this.context = context;
        this.security = security;
    }

    void takeStub(ByteBuffer received) {
        stub = received;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Association association() {
        return association;
    }

    @Override
    public SyntaxId interfaceId() {
        return context.abstractSyntax();
    }

    @Override
    public int opnum() {
        return request.opnum();
    }

    @Override
    public Optional<UUID> object() {
        return request.object();
    }

    @Override
    public AuthLevel authLevel() {
        return security.provenLevel();
    }

    @Override
    public ByteBuffer stub() {
        return stub;
    }

    @Override
    public void respond(ByteBuffer answer) {
        Objects.requireNonNull(answer, "answer");
        if (end()) {
            association.sendResponse(this, answer);
        }
    }

    @Override
    public void fault(FaultStatus status, boolean didNotExecute) {
        Objects.requireNonNull(status, "status");
        if (end()) {
            association.sendFault(this, status, didNotExecute);
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel = andThen(onCancel, action);
    }

    @Override
    public void onAbandon(Runnable action) {
        if (!ended) {
            onAbandon = andThen(onAbandon, action);
        }
    }

    private static Runnable andThen(Runnable first, Runnable second) {
        return first == null
                ? second
                : () -> {
                    first.run();
                    second.run();
                };
    }

    /** The client asks to cancel. */
    void cancel() {
        if (!ended && onCancel != null) {
            onCancel.run();
        }
    }

    /** Nobody waits for the answer any more. */
    void abandon() {
        Runnable action = onAbandon;
        if (end() && action != null) {
            action.run();
        }
    }

    /** The one way out: lets go of all that waits for the call. False when it has ended before. */
    private boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        onCancel = null;
        onAbandon = null;
        association.onEnd(this);
        return true;
    }

    int callId() {
        return header.callId();
    }

    PduHeader header() {
        return header;
    }

    int contextId() {
        return context.id();
    }

    SecurityState security() {
        return security;
    }

    /** Whether the client does not want an answer, PFC_MAYBE. */
    boolean isMaybe() {
        return header.has(PfcFlags.MAYBE);
    }

    @Override
    public String toString() {
        return "call " + id + " (" + interfaceId() + " opnum " + opnum() + ")";
    }
}
