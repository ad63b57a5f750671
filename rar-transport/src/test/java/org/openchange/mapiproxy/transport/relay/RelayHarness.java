/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.Association;
import org.openchange.mapiproxy.transport.AssociationGroup;
import org.openchange.mapiproxy.transport.Relay;
import org.openchange.mapiproxy.transport.TransportCounters;

/** A relay with everything around it: an event loop, workers, client associations. */
final class RelayHarness implements AutoCloseable {
    static final SyntaxId INTERFACE = SyntaxId.parse("f5cc5a18-4264-101a-8c59-08002b2f8426/56.0");

    final TransportCounters counters = new TransportCounters();
    final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    final ThreadPoolExecutor workers = new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16));
    /** Not pooled, so that it knows exactly what is in use. */
    final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    final RelayEnvironment environment;
    private final List<ClientAssociation> associations = new ArrayList<>();

    RelayHarness(String binding) {
        this(binding, Optional.empty(), UnaryOperator.identity());
    }

    RelayHarness(String binding, Optional<SecurityInitiator> initiator, UnaryOperator<Settings> change) {
        Settings settings = change.apply(new Settings());
        RelaySettings relaySettings = new RelaySettings(
                BindingString.parse(binding),
                initiator,
                settings.limits(),
                Duration.ofSeconds(2),
                settings.endpointTime,
                settings.endpointMapperPort);
        environment = RelayEnvironment.of(relaySettings, counters, workers, allocator);
    }

    static RelayHarness to(RecordingUpstream upstream) {
        return to(upstream, UnaryOperator.identity());
    }

    static RelayHarness to(RecordingUpstream upstream, UnaryOperator<Settings> change) {
        return new RelayHarness("ncacn_ip_tcp:127.0.0.1[" + upstream.port() + "]", Optional.empty(), change);
    }

    /** What a test may want otherwise. */
    static final class Settings {
        Duration relayTime = Duration.ofSeconds(20);
        Duration handshakeTime = Duration.ofSeconds(20);
        Duration endpointTime = Duration.ofSeconds(20);
        int pendingCalls = 256;
        int requestBytes = 4 * 1024 * 1024;
        int endpointMapperPort = RelaySettings.ENDPOINT_MAPPER_PORT;

        Limits limits() {
            Limits d = Limits.DEFAULT;
            return new Limits(
                    d.connections(),
                    d.connectionsPerAddress(),
                    d.fragmentBytes(),
                    requestBytes,
                    d.bindContexts(),
                    d.securityContexts(),
                    pendingCalls,
                    handshakeTime,
                    d.idleTime(),
                    relayTime,
                    d.drainTime(),
                    d.aheadCalls(),
                    d.aheadBytes());
        }

        Settings relayTime(Duration value) {
            relayTime = value;
            return this;
        }

        Settings handshakeTime(Duration value) {
            handshakeTime = value;
            return this;
        }

        Settings pendingCalls(int value) {
            pendingCalls = value;
            return this;
        }

        Settings requestBytes(int value) {
            requestBytes = value;
            return this;
        }

        Settings endpointMapperPort(int value) {
            endpointMapperPort = value;
            return this;
        }
    }

    ClientAssociation associate() {
        return associate(new ClientGroup());
    }

    ClientAssociation associate(ClientGroup group) {
        ClientAssociation association = new ClientAssociation(loops.next(), group);
        associations.add(association);
        return association;
    }

    /** Number of timers that are set on all event loops. */
    int timers() {
        int count = 0;
        for (var executor : loops) {
            count += await(() -> scheduledTasks(executor), (EventLoop) executor);
        }
        return count;
    }

    /** Netty does not tell how many tasks are scheduled, so its queue is asked. */
    private static int scheduledTasks(Object executor) throws ReflectiveOperationException {
        Class<?> type = executor.getClass();
        while (!type.getSimpleName().equals("AbstractScheduledEventExecutor")) {
            type = type.getSuperclass();
        }
        Method method = type.getDeclaredMethod("scheduledTaskQueue");
        method.setAccessible(true);
        return ((Queue<?>) method.invoke(executor)).size();
    }

    private static <T> T await(Callable<T> work, EventLoop loop) {
        try {
            return loop.submit(work).get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that connections hold has been given back. */
    void assertNothingLeft() {
        eventually(() -> counters.get(Counter.UPSTREAM_OPEN) == 0);
        eventually(() -> timers() == 0);
        eventually(() -> allocator.metric().usedDirectMemory() == 0);
        eventually(() -> allocator.metric().usedHeapMemory() == 0);
    }

    @Override
    public void close() {
        associations.forEach(ClientAssociation::close);
        assertNothingLeft();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        workers.shutdownNow();
    }

    /** The client's side of an association group. */
    static final class ClientGroup implements AssociationGroup {
        private static final AtomicInteger IDS = new AtomicInteger();
        private final int id = IDS.incrementAndGet();
        private final List<Runnable> ends = new ArrayList<>();

        @Override
        public int id() {
            return id;
        }

        @Override
        public int connections() {
            return 1;
        }

        @Override
        public synchronized void onEnd(Runnable action) {
            ends.add(action);
        }

        synchronized void end() {
            ends.forEach(Runnable::run);
        }
    }

    /** A client without a socket. */
    final class ClientAssociation implements Association, AutoCloseable {
        private final EventLoop loop;
        private final ClientGroup group;
        private final Relay relay;
        private final List<Runnable> whenWritable = new ArrayList<>();
        private boolean writable = true;

        ClientAssociation(EventLoop loop, ClientGroup group) {
            this.loop = loop;
            this.group = group;
            this.relay = new UpstreamRelay(environment, this, false);
        }

        Answer call(String stub) {
            return call(stub.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        Answer call(byte[] stub) {
            return call(INTERFACE, 7, ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN));
        }

        Answer call(SyntaxId interfaceId, int opnum, ByteBuffer stub) {
            return call(interfaceId, opnum, Optional.empty(), stub);
        }

        Answer call(SyntaxId interfaceId, int opnum, Optional<UUID> object, ByteBuffer stub) {
            Answer answer = new Answer(loop);
            loop.execute(() -> answer.call = relay.relay(interfaceId, opnum, object, stub, answer));
            return answer;
        }

        /** Waits until the event loop has done what it was told so far. */
        void settle() {
            await(() -> null, loop);
        }

        @Override
        public long id() {
            return group.id();
        }

        @Override
        public InetSocketAddress client() {
            return InetSocketAddress.createUnresolved("client", 1);
        }

        @Override
        public InetSocketAddress local() {
            return InetSocketAddress.createUnresolved("proxy", 135);
        }

        @Override
        public AssociationGroup group() {
            return group;
        }

        @Override
        public EventLoop eventLoop() {
            return loop;
        }

        @Override
        public Optional<AuthenticatedPrincipal> principal() {
            return Optional.empty();
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void onWritable(Runnable action) {
            whenWritable.add(action);
        }

        /** The client's socket takes what it is sent, or does not. */
        void writable(boolean takes) {
            await(
                    () -> {
                        writable = takes;
                        List<Runnable> actions = takes ? List.copyOf(whenWritable) : List.of();
                        whenWritable.removeAll(actions);
                        actions.forEach(Runnable::run);
                        return null;
                    },
                    loop);
        }

        @Override
        public void onClose(Runnable action) {
            throw new AssertionError("the relay is closed by its owner");
        }

        @Override
        public void close() {
            await(
                    () -> {
                        relay.close();
                        return null;
                    },
                    loop);
        }
    }
}
