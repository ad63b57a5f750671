/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.transport.InboundCall;
import org.openchange.mapiproxy.transport.session.ContextPass;
import org.openchange.mapiproxy.transport.session.SlotTable;

/** A call as modules and servers see it. Server beans read it on worker threads. */
final class ChainedCall implements Call {
    private static final int SLOTS = 64;

    private final InboundCall inbound;
    private final OfferedInterface offered;
    private final Session session;
    private final ContextPass context;
    private final ByteOrder byteOrder;
    private final InetSocketAddress client;
    private volatile Request request;
    private volatile BeanContext bean;
    private SlotTable slots;
    private boolean ended;

    /** @param context null when the operation has nothing to do with session contexts */
    ChainedCall(InboundCall inbound, OfferedInterface offered, Session session, ContextPass context) {
        this.inbound = inbound;
        this.offered = offered;
        this.session = session;
        this.context = context;
        this.byteOrder = inbound.stub().order();
        this.client = inbound.association().client();
    }

    @Override
    public long id() {
        return inbound.id();
    }

    @Override
    public SyntaxId interfaceId() {
        return inbound.interfaceId();
    }

    @Override
    public String interfaceName() {
        return offered.name();
    }

    @Override
    public int opnum() {
        return inbound.opnum();
    }

    @Override
    public String operationName() {
        return offered.operation(opnum()).map(Operation::name).orElseGet(() -> "opnum " + opnum());
    }

    @Override
    public Optional<UUID> object() {
        return inbound.object();
    }

    @Override
    public ByteOrder byteOrder() {
        return byteOrder;
    }

    @Override
    public AuthLevel authLevel() {
        return inbound.authLevel();
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Optional<SessionContext> sessionContext() {
        return context == null ? Optional.empty() : context.context().map(SessionContext.class::cast);
    }

    /** The answer is there, and no module has seen it yet; {@code next} goes on with it, here or later on the event loop. */
    void answered(ByteBuffer response, Runnable next) {
        if (context == null) {
            next.run();
        } else {
            context.answered(response, inbound.association().eventLoop(), next);
        }
    }

    void faulted(FaultStatus status) {
        if (context != null) {
            context.faulted(status);
        }
    }

    @Override
    public Optional<Request> request() {
        return Optional.ofNullable(request);
    }

    @Override
    public ModuleContext module() {
        return bean;
    }

    /** A hook of this module or server runs next. */
    void enterBean(BeanContext next) {
        bean = next;
    }

    void onRequest(Request next) {
        request = next;
    }

    @Override
    public synchronized SlotTable slots() {
        if (slots == null) {
            slots = new SlotTable(toString(), SLOTS);
            if (ended) {
                slots.close();
            }
        }
        return slots;
    }

    /** @throws IllegalStateException if a module or server made a message of another operation */
    <M extends Message> M ofThisOperation(M message) {
        if (message.opnum() != opnum()) {
            throw new IllegalStateException(
                    message.getClass().getName() + " is of opnum " + message.opnum() + ", not " + opnum());
        }
        return message;
    }

    /** The call has its answer, or needs none any more. */
    void end() {
        SlotTable ending;
        synchronized (this) {
            ended = true;
            ending = slots;
        }
        if (ending != null) {
            ending.close();
        }
        if (context != null) {
            context.end();
        }
    }

    @Override
    public String toString() {
        return "call " + id() + " (" + interfaceName() + " " + operationName() + ")";
    }
}
