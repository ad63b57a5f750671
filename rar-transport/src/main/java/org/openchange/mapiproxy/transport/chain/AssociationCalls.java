/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.session.ClientSession;

/** What the chain keeps of one association: its relay, its strands, its session. Belongs to the association's event loop. */
final class AssociationCalls {
    private final Association association;
    private final ChainParts parts;
    private final Consumer<InboundCall> start;
    private Map<SyntaxId, Strand> strands = Map.of();
    private Relay relay;
    private ClientSession session;
    private boolean closed;

    /** @param start begins a call that waited */
    AssociationCalls(Association association, ChainParts parts, Consumer<InboundCall> start) {
        this.association = association;
        this.parts = parts;
        this.start = start;
    }

    Association association() {
        return association;
    }

    /** The strand on which this call has to wait, or null. */
    Strand heldStrand(SyntaxId interfaceId) {
        Strand strand = strands.isEmpty() ? null : strands.get(interfaceId);
        return strand != null && strand.isHeld() ? strand : null;
    }

    Strand strand(SyntaxId interfaceId) {
        if (strands.isEmpty()) {
            strands = new HashMap<>(4);
        }
        int limit = parts.settings().limits().pendingCalls();
        return strands.computeIfAbsent(interfaceId, key -> new Strand(limit, start));
    }

    /** The relay of this association, opened by its first call that goes upstream. */
    Relay relay() {
        if (relay == null) {
            if (closed) {
                throw new IllegalStateException("association " + association.id() + " has ended");
            }
            relay = parts.relays().open(association);
        }
        return relay;
    }

    /** Empty when the client speaks for too many principals, or has gone. */
    Optional<ClientSession> session() {
        if (session == null || !session.principal().equals(association.principal())) {
            session = parts.sessions().of(association).orElse(null);
        }
        return Optional.ofNullable(session);
    }

    /** A call has come that needs no session; one that is there hears of it. */
    void called(int opnum, SyntaxId interfaceId) {
        if (session != null) {
            session.called(interfaceId, opnum);
        }
    }

    /** Ends what is left; every call has ended before. */
    void close() {
        closed = true;
        strands.values().forEach(Strand::clear);
        if (relay != null) {
            relay.close();
        }
    }
}
