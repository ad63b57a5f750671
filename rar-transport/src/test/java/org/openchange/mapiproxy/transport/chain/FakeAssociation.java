/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;

/** A client connection without a socket, alone in its group unless another one joins it. */
final class FakeAssociation implements Association {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final EventLoop eventLoop;
    private final List<Runnable> onClose = new ArrayList<>();
    private final FakeGroup group;
    private final List<FakeInboundCall> calls = new ArrayList<>();
    Optional<AuthenticatedPrincipal> principal = Optional.empty();

    FakeAssociation(EventLoop eventLoop) {
        this(eventLoop, new FakeGroup());
    }

    private FakeAssociation(EventLoop eventLoop, FakeGroup group) {
        this.eventLoop = eventLoop;
        this.group = group;
        group.connections++;
    }

    /** A second connection of the same client. */
    FakeAssociation join() {
        FakeAssociation joined = new FakeAssociation(eventLoop, group);
        joined.principal = principal;
        return joined;
    }

    FakeInboundCall call(int opnum, String stub) {
        return call(FakeInterface.ID, opnum, FakeInterface.bytes(stub));
    }

    FakeInboundCall call(SyntaxId interfaceId, int opnum, ByteBuffer stub) {
        FakeInboundCall call = new FakeInboundCall(this, interfaceId, opnum, stub);
        calls.add(call);
        return call;
    }

    /** The connection ends: its calls are abandoned first; with the last one the group ends. */
    void close() {
        calls.forEach(FakeInboundCall::abandon);
        onClose.forEach(Runnable::run);
        group.connections--;
        if (group.connections == 0) {
            List.copyOf(group.onEnd).forEach(Runnable::run);
        }
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public InetSocketAddress client() {
        return new InetSocketAddress("127.0.0.1", 24000);
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress("127.0.0.1", 24001);
    }

    @Override
    public AssociationGroup group() {
        return group;
    }

    @Override
    public EventLoop eventLoop() {
        return eventLoop;
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return principal;
    }

    @Override
    public void onClose(Runnable action) {
        onClose.add(action);
    }

    private static final class FakeGroup implements AssociationGroup {
        private final List<Runnable> onEnd = new ArrayList<>();
        private int connections;

        @Override
        public int id() {
            return 1;
        }

        @Override
        public int connections() {
            return connections;
        }

        @Override
        public void onEnd(Runnable action) {
            onEnd.add(action);
        }
    }
}
