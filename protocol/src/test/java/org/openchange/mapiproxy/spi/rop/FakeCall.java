/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.Slots;

/** An EMSMDB call that passes modules as the chain leads it: requests in their order, answers in the reverse one. */
final class FakeCall implements Call {
    private final SessionContext context;
    private final ProxyModule[] modules;
    private final FakeSlots slots = new FakeSlots();
    private Request passed;

    FakeCall(SessionContext context, ProxyModule... modules) {
        this.context = context;
        this.modules = modules;
    }

    Request request(Request sent) throws ModuleException {
        passed = sent;
        for (ProxyModule module : modules) {
            passed = module.onRequest(this, passed);
        }
        return passed;
    }

    Response respond(Response received) throws ModuleException {
        Response response = received;
        for (int i = modules.length - 1; i >= 0; i--) {
            response = modules[i].onResponse(this, response);
        }
        return response;
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public SyntaxId interfaceId() {
        throw new IllegalStateException("nobody asks for it");
    }

    @Override
    public String interfaceName() {
        return "exchange_emsmdb";
    }

    @Override
    public int opnum() {
        return passed.opnum();
    }

    @Override
    public String operationName() {
        return passed.getClass().getSimpleName();
    }

    @Override
    public Optional<UUID> object() {
        return Optional.empty();
    }

    @Override
    public ByteOrder byteOrder() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public AuthLevel authLevel() {
        return AuthLevel.NONE;
    }

    @Override
    public InetSocketAddress client() {
        return new InetSocketAddress("127.0.0.1", 1);
    }

    @Override
    public Session session() {
        throw new IllegalStateException("nobody asks for it");
    }

    @Override
    public Optional<SessionContext> sessionContext() {
        return Optional.of(context);
    }

    @Override
    public Optional<Request> request() {
        return Optional.ofNullable(passed);
    }

    @Override
    public ModuleContext module() {
        throw new IllegalStateException("nobody asks for it");
    }

    @Override
    public Slots slots() {
        return slots;
    }

    int slotCount() {
        return slots.size();
    }
}
