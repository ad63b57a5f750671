/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.transport.AssociationGroup;

/** One association group seen through one principal. */
public final class ClientSession implements Session {
    private static final int SLOTS = 256;

    private final Sessions sessions;
    private final long number;
    private final String id;
    private final AssociationGroup group;
    private final Optional<Principal> principal;
    private final InetSocketAddress client;
    private final Instant startedAt = Instant.now();
    private final SlotTable slots;
    private final ContextTable contexts;
    private volatile LastCall lastCall;

    /** What was called last: kept as it is cheapest to write down, which is done for every call. */
    record LastCall(SyntaxId interfaceId, int opnum, long atMillis) {}

    ClientSession(
            Sessions sessions,
            long number,
            AssociationGroup group,
            Optional<Principal> principal,
            InetSocketAddress client) {
        this.sessions = sessions;
        this.number = number;
        this.id = sessions.idOf(number);
        this.group = group;
        this.principal = principal;
        this.client = client;
        this.slots = new SlotTable("session " + id, SLOTS);
        this.contexts = new ContextTable(this, sessions.grid());
    }

    /** The place of this session among those of the node, the oldest first. */
    long number() {
        return number;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Principal> principal() {
        return principal;
    }

    /** Empty for a client that did not authenticate, or did so as nobody. */
    Optional<String> authenticatedName() {
        return principal
                .filter(who -> !(who instanceof AuthenticatedPrincipal proved && proved.isAnonymous()))
                .map(Principal::getName);
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public SlotTable slots() {
        return slots;
    }

    @Override
    public Optional<SessionContext> context(ContextHandle handle) {
        return contexts.find(handle).map(SessionContext.class::cast);
    }

    @Override
    public List<SessionContext> contexts() {
        return List.copyOf(contexts.all());
    }

    ContextTable table() {
        return contexts;
    }

    AssociationGroup group() {
        return group;
    }

    /** A call of this session has come. */
    public void called(SyntaxId interfaceId, int opnum) {
        lastCall = new LastCall(interfaceId, opnum, System.currentTimeMillis());
    }

    Optional<LastCall> lastCall() {
        return Optional.ofNullable(lastCall);
    }

    /**
     * Follows a call that names a session context, opens one or closes one.
     *
     * @param operation anything but NONE
     * @param request the stub that the client sent
     */
    public ContextPass follow(ContextOperation operation, ByteBuffer request) {
        return new ContextPass(sessions, this, operation, request);
    }

    @Override
    public String toString() {
        return "session " + id;
    }
}
