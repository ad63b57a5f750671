/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.SessionPage;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.CallDispatcher;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.session.ClientSession;
import org.openchange.mapiproxy.transport.session.ContextOperation;
import org.openchange.mapiproxy.transport.session.ContextPass;
import org.openchange.mapiproxy.transport.session.Sessions;
import org.openchange.mapiproxy.transport.session.SlotGrid;

/** Takes the calls of every interface but the endpoint mapper's and MGMT, and leads each through the chain as it is at that moment. */
public final class CallChain implements CallDispatcher {
    private static final Logger LOGGER = System.getLogger(CallChain.class.getName());

    private final ChainRegistry registry;
    private final ChainParts parts;
    private final Map<Association, AssociationCalls> associations = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    /**
     * @param workers runs server beans that may wait; bounded: it throws RejectedExecutionException when it has no room
     * @param relays opens the way upstream of one association
     * @param grid where clustered slots live
     */
    public CallChain(
            ChainRegistry registry, Executor workers, Relay.Factory relays, TransportCounters counters, SlotGrid grid) {
        this.registry = registry;
        Sessions sessions = new Sessions(new SessionFarewell(registry, workers, counters), grid);
        this.parts = new ChainParts(registry.settings(), workers, relays, sessions, counters);
    }

    @Override
    public boolean offers(SyntaxId interfaceId, Association association) {
        InterfaceRoutes routes = registry.snapshot().find(interfaceId);
        return routes != null && routes.offered().serves(interfaceId);
    }

    @Override
    public void dispatch(InboundCall inbound) {
        try {
            AssociationCalls calls = callsOf(inbound.association());
            Strand held = calls.heldStrand(inbound.interfaceId());
            if (held == null) {
                start(calls, inbound);
            } else if (!held.await(inbound)) {
                refuse(inbound, FaultStatus.NCA_SERVER_TOO_BUSY, Counter.LIMITS_REACHED);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "call " + inbound.id() + " failed before any module saw it", e);
            refuse(inbound, FaultStatus.UNSPECIFIED, Counter.MODULE_FAILURES);
        }
    }

    private AssociationCalls callsOf(Association association) {
        AssociationCalls present = associations.get(association);
        if (present != null) {
            return present;
        }
        AssociationCalls made = new AssociationCalls(association, parts, this::start);
        associations.put(association, made);
        association.onClose(() -> {
            associations.remove(association);
            made.close();
        });
        return made;
    }

    private void start(InboundCall inbound) {
        start(callsOf(inbound.association()), inbound);
    }

    private void start(AssociationCalls calls, InboundCall inbound) {
        Route route = enterRoute(inbound);
        if (route == null) {
            refuse(inbound, FaultStatus.UNKNOWN_INTERFACE, Counter.PROTOCOL_ERRORS);
        } else if (isStopping || route.destination == Route.Destination.UNAVAILABLE) {
            inbound.fault(FaultStatus.NCA_SERVER_TOO_BUSY, true);
        } else if (route.destination == Route.Destination.OUT_OF_RANGE) {
            inbound.fault(FaultStatus.OP_RANGE_ERROR, true);
        } else if (route.isPassage()) {
            relay(calls, inbound, route);
        } else {
            pass(calls, inbound, route);
        }
    }

    /** A bean that is leaving is out of the chain already: looking again finds the chain without it. */
    private Route enterRoute(InboundCall inbound) {
        while (true) {
            InterfaceRoutes routes = registry.snapshot().find(inbound.interfaceId());
            if (routes == null) {
                return null;
            }
            Route route = routes.route(inbound.opnum());
            if (route.enter()) {
                return route;
            }
        }
    }

    /** A call that no module looks at. Session contexts are followed all the same, since one may be deployed before they end. */
    private void relay(AssociationCalls calls, InboundCall inbound, Route route) {
        ContextPass context = null;
        if (route.contextOperation == ContextOperation.NONE) {
            calls.called(inbound.opnum(), inbound.interfaceId());
        } else {
            Optional<ClientSession> session = calls.session();
            context = session.isEmpty() ? null : follow(session.get(), inbound, route);
        }
        PassedCall.relay(inbound, calls.relay(), context);
    }

    private static ContextPass follow(ClientSession session, InboundCall inbound, Route route) {
        session.called(inbound.interfaceId(), inbound.opnum());
        return route.contextOperation == ContextOperation.NONE
                ? null
                : session.follow(route.contextOperation, inbound.stub());
    }

    private void pass(AssociationCalls calls, InboundCall inbound, Route route) {
        Optional<ClientSession> session = calls.session();
        if (session.isEmpty()) {
            route.exit();
            refuse(inbound, FaultStatus.OUT_OF_RESOURCES, Counter.LIMITS_REACHED);
            return;
        }
        ContextPass context = follow(session.get(), inbound, route);
        ChainedCall call = new ChainedCall(inbound, route.offered, session.get(), context);
        new CallPass(parts, calls, inbound, route, call).start();
    }

    private void refuse(InboundCall inbound, FaultStatus status, Counter counter) {
        parts.counters().increment(counter);
        inbound.fault(status, true);
    }

    /** From now on every new call is told that the server is too busy; those under way go on. */
    public void stop() {
        isStopping = true;
        parts.sessions().stop();
    }

    /** Associations that made a call and have not ended. */
    public int associations() {
        return associations.size();
    }

    /** A part of the sessions, the oldest first. */
    public SessionPage sessions(long offset, int limit) {
        return parts.sessions().page(offset, limit, this::operationName);
    }

    private String operationName(SyntaxId interfaceId, int opnum) {
        OfferedInterface offered = registry.settings().catalog().describe(interfaceId);
        return offered.name() + " "
                + offered.operation(opnum).map(Operation::name).orElseGet(() -> "opnum " + opnum);
    }

    /** Sessions that have not ended. */
    public long sessions() {
        return parts.sessions().size();
    }
}
