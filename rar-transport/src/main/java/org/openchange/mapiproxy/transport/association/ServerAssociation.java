/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultPdu;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.logon.LogonOrigin;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;
import org.openchange.mapiproxy.transport.net.Connection;
import org.openchange.mapiproxy.transport.net.FrameReceiver;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * One client connection.
 *
 * <pre>
 *   accepted ── bind ──► bound ──┬─ request ─► call ─► response or fault
 *      │                  │  ▲   ├─ alter_context, auth3
 *      │                  │  └───┴─ co_cancel, orphaned
 *      └──── violation ───┴──────► last PDU ─► closed
 * </pre>
 */
final class ServerAssociation implements Association, FrameReceiver {
    private static final Logger LOGGER = System.getLogger(ServerAssociation.class.getName());

    /** Answers that a client has not taken may add up to this multiple of the largest request; then it is given up. */
    private static final int UNSENT_FACTOR = 4;

    private final long id;
    private final Connection connection;
    private final AssociationSettings settings;
    private final AssociationGroups groups;
    private final PresentationContexts contexts;
    private final SecurityStates states;
    private final Handshake handshake;
    private final RequestIntake intake;
    private final ResponseSender responses;
    private final PendingCalls pending = new PendingCalls();
    private final Cancellations cancellations;
    private final HeldFrames held = new HeldFrames();
    private final List<Runnable> closeActions = new ArrayList<>(2);
    private final Instant connectedAt = Instant.now();
    private ServerAssociationGroup group;
    private boolean bindSeen;
    private boolean closed;
    private long handshakeSinceNanos = System.nanoTime();
    private volatile AuthenticatedPrincipal principal;
    private SecurityInitiator delegate;
    private volatile String authentication = "";
    private volatile List<String> interfaces = List.of();
    private volatile long lastActivityNanos = System.nanoTime();
    private volatile long calls;
    private volatile long faults;

    ServerAssociation(long id, Connection connection, AssociationSettings settings, AssociationGroups groups) {
        this.id = id;
        this.connection = connection;
        this.settings = settings;
        this.groups = groups;
        this.contexts = new PresentationContexts(settings.limits().bindContexts());
        this.states = new SecurityStates(settings.limits().securityContexts());
        this.handshake = new Handshake(this, settings, contexts, states);
        this.intake = new RequestIntake(this, settings, handshake, contexts, states);
        this.cancellations = new Cancellations(handshake, states, pending, settings.counters());
        this.responses = new ResponseSender(connection, handshake);
    }

    @Override
    public void onFrame(byte[] frame) {
        lastActivityNanos = System.nanoTime();
        PduFrame pdu;
        try {
            pdu = PduFrame.of(frame);
        } catch (MalformedMessageException e) {
            count(Counter.PROTOCOL_ERRORS);
            rejectUnreadable(frame, e);
            return;
        }
        if (held.holds(pdu, handshake.awaited())) {
            held.add(pdu);
            regulate();
            return;
        }
        take(pdu, () -> receive(pdu));
    }

    /** What is done with a PDU, which may break a rule. */
    interface Reception {
        void run() throws PduRejectedException;
    }

    private void take(PduFrame pdu, Reception reception) {
        try {
            reception.run();
        } catch (PduRejectedException e) {
            reject(e, pdu);
        }
    }

    /** Goes on with a PDU of the handshake that had to wait, and then with those that came meanwhile. */
    void proceed(PduFrame pdu, Reception rest) {
        take(pdu, rest);
        while (!held.isEmpty() && handshake.awaited() == null && !connection.isClosing()) {
            PduFrame next = held.poll();
            take(next, () -> receive(next));
        }
        regulate();
    }

    /** Listens to the client as long as there is room for more. */
    private void regulate() {
        if (pending.count() >= settings.limits().pendingCalls() || held.isFull()) {
            connection.pause();
        } else if (connection.isPaused()) {
            connection.resume();
        }
    }

    private void receive(PduFrame pdu) throws PduRejectedException {
        if (!bindSeen) {
            bindSeen = true;
            handshake.onBind(pdu);
            return;
        }
        switch (pdu.type()) {
            case REQUEST -> intake.onRequest(pdu);
            case ALTER_CONTEXT -> handshake.onAlterContext(pdu);
            case AUTH3 -> {
                connection.acknowledge();
                handshake.onAuth3(pdu);
            }
            case CO_CANCEL, ORPHANED -> cancellations.on(pdu);
            case BIND -> throw PduRejectedException.nak(BindNakPdu.REASON_NOT_SPECIFIED);
            default -> throw PduRejectedException.notExecuted(FaultStatus.PROTOCOL_ERROR);
        }
    }

    private void reject(PduRejectedException rejection, PduFrame pdu) {
        LOGGER.log(Level.DEBUG, "{0}: {1} rejected with {2}", this, pdu, rejection.getMessage());
        count(rejection.type() == PduType.FAULT ? Counter.FAULTS : Counter.PROTOCOL_ERRORS);
        int callId = rejection.callId(pdu.header().callId());
        byte[] answer = rejection
                .body()
                .encode(rejection.type(), rejection.flags(), pdu.header().drep(), callId);
        if (rejection.disconnects()) {
            connection.sendLast(Unpooled.wrappedBuffer(answer));
        } else {
            send(answer);
        }
    }

    /** What is not even a PDU of this protocol gets an answer only if it is the bind, which is how clients find out about versions. */
    private void rejectUnreadable(byte[] frame, MalformedMessageException e) {
        LOGGER.log(Level.DEBUG, "{0}: {1}", this, e.getMessage());
        if (!bindSeen && frame[2] == PduType.BIND.value()) {
            int callId = ByteBuffer.wrap(frame)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt(12);
            byte[] nak = new BindNakPdu(BindNakPdu.PROTOCOL_VERSION_NOT_SUPPORTED)
                    .encode(PduType.BIND_NAK, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, callId);
            connection.sendLast(Unpooled.wrappedBuffer(nak));
        } else {
            connection.close(e.getMessage());
        }
    }

    void send(byte[] pdu) {
        connection.send(Unpooled.wrappedBuffer(pdu), 1);
    }

    boolean joinGroup(int groupId) {
        group = groups.join(groupId).orElse(null);
        return group != null;
    }

    boolean isOffered(SyntaxId interfaceId) {
        return settings.dispatcher().offers(interfaceId, this);
    }

    /** Where a logon on this connection comes from. */
    LogonOrigin origin() {
        return new LogonOrigin(client(), groups.endpoint());
    }

    String secondaryAddress() {
        return Integer.toString(local().getPort());
    }

    void onHandshakeBegun() {
        handshakeSinceNanos = System.nanoTime();
    }

    /** Contexts may have been added. */
    void onBound() {
        interfaces = contexts.interfaces();
    }

    void onAuthenticated(SecurityState state) {
        principal = state.isAnonymous() ? null : state.context().principal().orElse(null);
        delegate = state.isAnonymous() ? null : state.context().delegate().orElse(null);
        authentication = state.context().type() + " " + state.level();
    }

    boolean hasPendingCalls() {
        return pending.count() > 0;
    }

    void dispatch(ServerCall call) {
        begin(call);
        settings.dispatcher().dispatch(call);
    }

    /** From here on the call is pending, until its one end. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    void begin(ServerCall call) {
        calls++;
        count(Counter.CALLS);
        count(Counter.CALLS_PENDING);
        pending.add(call);
        regulate();
    }

    void onEnd(ServerCall call) {
        pending.remove(call);
        lastActivityNanos = System.nanoTime();
        settings.counters().decrement(Counter.CALLS_PENDING);
        regulate();
    }

    void sendResponse(ServerCall call, ByteBuffer stub) {
        if (closed) {
            return;
        }
        count(Counter.RESPONSES);
        if (call.isMaybe()) {
            return;
        }
        if (connection.unsentBytes() > UNSENT_FACTOR * (long) settings.limits().requestBytes()) {
            count(Counter.LIMITS_REACHED);
            connection.close("it does not take its answers");
            return;
        }
        responses.send(call, stub);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    void sendFault(ServerCall call, FaultStatus status, boolean didNotExecute) {
        if (closed) {
            return;
        }
        faults++;
        count(Counter.FAULTS);
        if (call.isMaybe()) {
            return;
        }
        int flags = PfcFlags.WHOLE | (didNotExecute ? PfcFlags.DID_NOT_EXECUTE : 0);
        send(new FaultPdu(call.contextId(), 0, status)
                .encode(PduType.FAULT, flags, call.header().drep(), call.callId()));
    }

    @Override
    public void onClose() {
        closed = true;
        pending.abandonAll();
        states.close();
        held.clear();
        closeActions.forEach(Runnable::run);
        closeActions.clear();
        if (group != null) {
            groups.leave(group);
        }
    }

    /** Why the connection is to be given up; empty while it is not. */
    Optional<String> overdue() {
        long limit = settings.limits().handshakeTime().toNanos();
        long now = System.nanoTime();
        if ((group == null || states.isInHandshake()) && now - handshakeSinceNanos > limit) {
            return Optional.of("not bound and authenticated in time");
        }
        if ((connection.isInFrame() || intake.isAssembling() && !connection.isPaused())
                && now - connection.lastReadNanos() > limit) {
            return Optional.of("an incomplete PDU or request");
        }
        if (connection.stalledNanos() > limit) {
            return Optional.of("it does not take its answers");
        }
        boolean idle = !hasPendingCalls()
                && now - lastActivityNanos > settings.limits().idleTime().toNanos();
        return idle ? Optional.of("idle") : Optional.empty();
    }

    private void count(Counter counter) {
        settings.counters().increment(counter);
    }

    ProxyStatus.Association status() {
        AuthenticatedPrincipal who = principal;
        return new ProxyStatus.Association(
                id,
                origin().clientText(),
                who == null ? "" : who.getName(),
                authentication,
                interfaces,
                pending.count(),
                calls,
                faults,
                connectedAt,
                Duration.ofNanos(System.nanoTime() - lastActivityNanos));
    }

    int pendingCalls() {
        return pending.count();
    }

    Connection connection() {
        return connection;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public InetSocketAddress client() {
        return connection.client();
    }

    @Override
    public InetSocketAddress local() {
        return connection.local();
    }

    /** Null until the bind. */
    @Override
    public AssociationGroup group() {
        return group;
    }

    @Override
    public EventLoop eventLoop() {
        return connection.eventLoop();
    }

    @Override
    public Optional<SecurityInitiator> delegate() {
        return Optional.ofNullable(delegate);
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return Optional.ofNullable(principal);
    }

    @Override
    public boolean isWritable() {
        return connection.isWritable();
    }

    @Override
    public void onWritable(Runnable action) {
        connection.onWritable(action);
    }

    @Override
    public void onClose(Runnable action) {
        if (closed) {
            action.run();
        } else {
            closeActions.add(action);
        }
    }

    @Override
    public String toString() {
        return "association " + id + " from " + client();
    }
}
