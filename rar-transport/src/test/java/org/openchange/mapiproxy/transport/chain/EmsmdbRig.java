/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.KnownInterfaces;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.idl.asyncemsmdb.Asyncemsmdb;
import org.openchange.mapiproxy.idl.emsmdb.EcDoAsyncConnectExRequest;
import org.openchange.mapiproxy.idl.emsmdb.EcDoConnectExRequest;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.transport.TransportCounters;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;
import org.openchange.mapiproxy.transport.session.SlotGrid;

/** A chain for EMSMDB and AsyncEMSMDB, with a real server that answers when the test says so. */
final class EmsmdbRig {
    static final SyntaxId EMSMDB = Emsmdb.INTERFACE.id();
    static final SyntaxId ASYNC_EMSMDB = Asyncemsmdb.INTERFACE.id();
    static final String USER_DN = "/o=Example/cn=Recipients/cn=user";

    final FakeRelay upstream = new FakeRelay();
    final CallChain chain;
    private final EmbeddedChannel loop = new EmbeddedChannel();
    final FakeAssociation client = new FakeAssociation(loop.eventLoop());
    private final ChainRegistry registry;
    private Consumer<SessionContext> watcher = context -> {};

    EmsmdbRig(String... modules) {
        this(new LocalSlotGrid("node"), modules);
    }

    /** One of several nodes that share a grid. */
    EmsmdbRig(SlotGrid grid, String... modules) {
        registry = new ChainRegistry(settings(List.of(modules)));
        chain = new CallChain(registry, Runnable::run, upstream, new TransportCounters(), grid);
    }

    /** One of several nodes that share a grid, with a module that tells of the contexts of answers. */
    static EmsmdbRig watched(SlotGrid grid) {
        EmsmdbRig rig = new EmsmdbRig(grid, "watch");
        rig.deploy("watch", new ProxyModule() {
            @Override
            public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
                call.sessionContext().ifPresent(context -> rig.watcher.accept(context));
                return stub;
            }
        });
        return rig;
    }

    /** @param next hears of the context of every answer from now on */
    void watch(Consumer<SessionContext> next) {
        watcher = next;
    }

    /** A client of an account. */
    FakeAssociation client(String user) {
        FakeAssociation client = new FakeAssociation(loop.eventLoop());
        client.principal = Optional.of(new AuthenticatedPrincipal(user, "EXAMPLE", AuthType.NTLMSSP));
        return client;
    }

    void runEventLoop() {
        loop.runPendingTasks();
    }

    private static ChainSettings settings(List<String> modules) {
        return new ChainSettings(
                new InterfaceCatalog(KnownInterfaces.all()),
                List.of(offered(Emsmdb.INTERFACE), offered(Asyncemsmdb.INTERFACE)),
                modules,
                Map.of(),
                true,
                false,
                Limits.DEFAULT,
                new ProxyIdentity("PROXY", "EXAMPLE", "example.com"),
                name -> Optional.empty());
    }

    private static OfferedInterface offered(RpcInterface idl) {
        return new OfferedInterface(idl.name(), idl.id(), Optional.of(idl));
    }

    void deploy(String name, ProxyModule module) {
        deploy(name, module, InterfaceFilter.of(InterfaceFilter.ANY));
    }

    void deploy(String name, ProxyModule module, InterfaceFilter filter) {
        try {
            registry.join(ChainRig.registration(name, module, filter));
        } catch (ModuleException e) {
            throw new AssertionError(e);
        }
    }

    FakeInboundCall send(FakeAssociation from, SyntaxId interfaceId, int opnum, ByteBuffer stub) {
        FakeInboundCall call = from.call(interfaceId, opnum, stub);
        chain.dispatch(call);
        return call;
    }

    /** EcDoConnectEx, answered with a new handle. */
    ContextHandle connect(FakeAssociation from) {
        ContextHandle handle = new ContextHandle(0, UUID.randomUUID());
        send(from, EMSMDB, 10, connectRequest());
        upstream.last().answer(beginningWith(handle));
        return handle;
    }

    static ByteBuffer connectRequest() {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        EcDoConnectExRequest.of(
                        USER_DN,
                        0,
                        0,
                        0,
                        1252,
                        1033,
                        1033,
                        0xFFFFFFFFL,
                        1,
                        List.of(12, 4518, 1014),
                        0,
                        ByteBuffer.allocate(0),
                        0x1008)
                .write(writer);
        return writer.toBuffer();
    }

    /** A call on a handle whose answer repeats the handle. */
    FakeInboundCall use(FakeAssociation from, int opnum, ContextHandle handle) {
        FakeInboundCall call = send(from, EMSMDB, opnum, beginningWith(handle));
        upstream.last().answer(beginningWith(handle));
        return call;
    }

    /** EcDoDisconnect, answered as [MS-OXCRPC] says. */
    FakeInboundCall disconnect(FakeAssociation from, ContextHandle handle) {
        FakeInboundCall call = send(from, EMSMDB, 1, beginningWith(handle));
        upstream.last().answer(beginningWith(ContextHandle.NULL));
        return call;
    }

    /** EcDoAsyncConnectEx, answered with a new handle. */
    ContextHandle connectAsync(FakeAssociation from, ContextHandle handle) {
        ContextHandle async = new ContextHandle(0, UUID.randomUUID());
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        new EcDoAsyncConnectExRequest(handle).write(writer);
        send(from, EMSMDB, 14, writer.toBuffer());
        upstream.last().answer(beginningWith(async));
        return async;
    }

    /** A stub of which only the beginning matters. */
    static ByteBuffer beginningWith(ContextHandle handle) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        writer.writeContextHandle(handle);
        writer.writeInt(0);
        return writer.toBuffer();
    }
}
