/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.RpcInterface;
import org.openchange.mapiproxy.spi.RpcConnection;
import org.openchange.mapiproxy.transport.TransportCounters;

/** Connects server beans and the console to RPC servers, on the adapter's event loops. Thread-safe. */
public final class RpcConnections {
    /** On top of the handshake time, which ends every attempt; reached only if an event loop hangs. */
    private static final long GRACE_MILLIS = 5_000;

    private final RelayEnvironment environment;
    private final EventLoopGroup loops;

    /**
     * @param settings for the configured upstream and its account
     * @param workers see {@link UpstreamRelayFactory}
     */
    public RpcConnections(RelaySettings settings, TransportCounters counters, EventLoopGroup loops, Executor workers) {
        this.environment = RelayEnvironment.of(settings, counters, workers, ByteBufAllocator.DEFAULT);
        this.loops = Objects.requireNonNull(loops, "loops");
    }

    /**
     * Binds to an interface of the configured upstream. Waits; never to be called on an event loop.
     *
     * @param compiled the interface, where its IDL is known; answers come decoded then
     * @throws UpstreamUnavailableException if upstream cannot be reached or refuses
     */
    public RpcConnection connect(SyntaxId interfaceId, Optional<RpcInterface> compiled)
            throws UpstreamUnavailableException, InterruptedIOException {
        return connect(environment, interfaceId, compiled);
    }

    /** The same to another server, as the same account. */
    public RpcConnection connect(SyntaxId interfaceId, Optional<RpcInterface> compiled, BindingString binding)
            throws UpstreamUnavailableException, InterruptedIOException {
        RelaySettings settings = environment.settings().withBinding(binding);
        return connect(environment.with(settings), interfaceId, compiled);
    }

    private RpcConnection connect(RelayEnvironment target, SyntaxId interfaceId, Optional<RpcInterface> compiled)
            throws UpstreamUnavailableException, InterruptedIOException {
        for (EventExecutor executor : loops) {
            if (executor.inEventLoop()) {
                throw new IllegalStateException("an event loop must not wait for a connection");
            }
        }
        EventLoop loop = loops.next();
        InterfaceRelay relay = new InterfaceRelay(target, loop, interfaceId, Optional.empty());
        CompletableFuture<Optional<UpstreamFailure>> outcome = new CompletableFuture<>();
        loop.execute(() -> relay.open(failure -> outcome.complete(Optional.ofNullable(failure))));
        boolean connected = false;
        try {
            awaitOutcome(target, outcome);
            connected = true;
        } finally {
            if (!connected) {
                loop.execute(relay::close);
            }
        }
        return new UpstreamRpcConnection(target, loop, relay, compiled);
    }

    private static void awaitOutcome(RelayEnvironment target, CompletableFuture<Optional<UpstreamFailure>> outcome)
            throws UpstreamUnavailableException, InterruptedIOException {
        RelaySettings settings = target.settings();
        String upstream = settings.binding() + ": ";
        long millis = settings.limits().handshakeTime().toMillis() + GRACE_MILLIS;
        try {
            Optional<UpstreamFailure> failure = outcome.get(millis, TimeUnit.MILLISECONDS);
            if (failure.isPresent()) {
                throw new UpstreamUnavailableException(
                        upstream + failure.get().reason(), failure.get().unsent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(upstream + "interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new UpstreamUnavailableException(upstream + "no outcome of the bind", e);
        }
    }
}
