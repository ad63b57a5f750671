/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.OpaqueResponse;
import org.openchange.mapiproxy.idl.Operation;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** A connection for our own calls. Stages complete on its event loop. A lost connection fails its calls; the next call opens it again. */
final class UpstreamRpcConnection implements RpcConnection {
    private final RelayEnvironment environment;
    private final EventLoop loop;
    private final InterfaceRelay relay;
    private final Optional<RpcInterface> compiled;
    private final Set<PendingAnswer<?>> pending = new HashSet<>();
    private boolean closed;

    UpstreamRpcConnection(
            RelayEnvironment environment, EventLoop loop, InterfaceRelay relay, Optional<RpcInterface> compiled) {
        this.environment = environment;
        this.loop = loop;
        this.relay = relay;
        this.compiled = compiled;
    }

    @Override
    public CompletionStage<Response> call(Request request) {
        NdrWriter writer = new NdrWriter(environment.settings().byteOrder());
        request.write(writer);
        int opnum = request.opnum();
        Optional<Operation> operation = compiled.flatMap(known -> known.operation(opnum));
        Function<ByteBuffer, Response> decode = stub -> operation.isPresent()
                ? operation.get().readResponse().apply(new NdrReader(stub))
                : new OpaqueResponse(opnum, stub);
        return send(opnum, writer.toBuffer(), decode);
    }

    @Override
    public CompletionStage<ByteBuffer> call(int opnum, ByteBuffer stub) {
        return send(opnum, stub.duplicate().order(stub.order()), Function.identity());
    }

    private <T> CompletionStage<T> send(int opnum, ByteBuffer stub, Function<ByteBuffer, T> decode) {
        PendingAnswer<T> answer = new PendingAnswer<>(decode);
        var request =
                new PendingCall.Request(opnum, environment.settings().binding().object(), stub);
        try {
            loop.execute(() -> start(request, answer));
        } catch (RejectedExecutionException e) {
            answer.future.completeExceptionally(
                    new ModuleException(FaultStatus.SERVER_UNAVAILABLE, "the adapter has stopped", e));
        }
        return answer.future;
    }

    private void start(PendingCall.Request request, PendingAnswer<?> answer) {
        if (closed) {
            answer.onFault(FaultStatus.SERVER_UNAVAILABLE, true);
        } else {
            pending.add(answer);
            relay.relay(request, answer);
        }
    }

    @Override
    public void close() {
        try {
            loop.execute(this::end);
        } catch (RejectedExecutionException e) {
            System.getLogger(UpstreamRpcConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "the event loop ended before a connection was closed", e);
        }
    }

    private void end() {
        closed = true;
        relay.close();
        new ArrayList<>(pending).forEach(answer -> answer.onFault(FaultStatus.SERVER_UNAVAILABLE, false));
    }

    /** One call's answer. */
    private final class PendingAnswer<T> implements Relay.Sink {
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final Function<ByteBuffer, T> decode;

        private PendingAnswer(Function<ByteBuffer, T> decode) {
            this.decode = decode;
        }

        @Override
        public void onResponse(ByteBuffer stub) {
            pending.remove(this);
            T answer;
            try {
                answer = decode.apply(stub);
            } catch (MalformedMessageException e) {
                future.completeExceptionally(new ModuleException(
                        FaultStatus.BAD_STUB_DATA, "the answer is malformed: " + e.getMessage(), e));
                return;
            }
            future.complete(answer);
        }

        @Override
        public void onFault(FaultStatus status, boolean didNotExecute) {
            pending.remove(this);
            String message = "fault " + status + (didNotExecute ? ", did not execute" : "");
            future.completeExceptionally(new ModuleException(status, message));
        }
    }
}
