/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.modules.FakeCall;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Slots;

/** Calls that have ended, one after the other. */
final class EndedCalls {
    /** An interface that nobody has an IDL of. */
    static final RpcInterface UNKNOWN = unknown("00000000-1111-2222-3333-444444444444/1.0");

    private static final AtomicLong IDS = new AtomicLong();

    private final ChainMonitor monitor;
    private final FakeCall.Client client;

    EndedCalls(ChainMonitor monitor) {
        this(monitor, "192.0.2.7", "kim");
    }

    EndedCalls(ChainMonitor monitor, String address, String user) {
        this.monitor = monitor;
        this.client = FakeCall.Client.of(
                new AuthenticatedPrincipal(user, "EXAMPLE", AuthType.NTLMSSP), new InetSocketAddress(address, 40007));
    }

    static RpcInterface unknown(String id) {
        return new RpcInterface(id, SyntaxId.parse(id), List.of());
    }

    static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer encode(Message message) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        message.write(writer);
        return writer.toBuffer();
    }

    /** @return the call's id */
    long answered(RpcInterface target, int opnum, ByteBuffer request, ByteBuffer response) {
        return ended(
                target,
                opnum,
                request,
                new CallOutcome.Answered(response.asReadOnlyBuffer().order(response.order())),
                2);
    }

    long faulted(RpcInterface target, int opnum, FaultStatus status) {
        return ended(target, opnum, bytes(8), new CallOutcome.Faulted(status, true), 2);
    }

    long abandoned(RpcInterface target, int opnum) {
        return ended(target, opnum, bytes(8), CallOutcome.Abandoned.INSTANCE, 2);
    }

    long ended(RpcInterface target, int opnum, ByteBuffer request, CallOutcome.Ending ending, long millis) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        ByteBuffer view = request.asReadOnlyBuffer().order(request.order());
        Ended call = new Ended(client.calls(target, opnum), IDS.incrementAndGet());
        monitor.ended(call, new CallOutcome(view, ending, nanos, nanos / 2));
        return call.id;
    }

    private record Ended(FakeCall call, long id) implements Call {
        @Override
        public SyntaxId interfaceId() {
            return call.interfaceId();
        }

        @Override
        public String interfaceName() {
            return call.interfaceName();
        }

        @Override
        public int opnum() {
            return call.opnum();
        }

        @Override
        public String operationName() {
            return call.target().operation(opnum()).map(Operation::name).orElse("opnum " + opnum());
        }

        @Override
        public Optional<UUID> object() {
            return call.object();
        }

        @Override
        public ByteOrder byteOrder() {
            return call.byteOrder();
        }

        @Override
        public AuthLevel authLevel() {
            return call.authLevel();
        }

        @Override
        public InetSocketAddress client() {
            return call.client();
        }

        @Override
        public Session session() {
            return call.session();
        }

        @Override
        public Optional<Request> request() {
            return call.request();
        }

        @Override
        public ModuleContext module() {
            return call.module();
        }

        @Override
        public Slots slots() {
            return call.slots();
        }
    }
}
