/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.harness.Await;
import org.openchange.mapiproxy.transport.harness.EchoDispatcher;
import org.openchange.mapiproxy.transport.harness.RawClient;
import org.openchange.mapiproxy.transport.harness.TransportHarness;

/** Clients that go wrong: nothing of them stays, and the others do not notice. */
class ResilienceTest {
    private static final Limits TIGHT = new Limits(
            6,
            4,
            5840,
            64 * 1024,
            4,
            4,
            4,
            Duration.ofMillis(400),
            Duration.ofMillis(1500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            1,
            1);
    private static final AtomicInteger LEAKS = new AtomicInteger();

    private static ResourceLeakDetector.Level levelBefore;
    private static ResourceLeakDetectorFactory factoryBefore;

    private final EchoDispatcher dispatcher = new EchoDispatcher();
    private final long threadsBefore = ioThreads();
    private TransportHarness harness;
    private InetSocketAddress server;

    @BeforeAll
    static void watchBuffers() {
        levelBefore = ResourceLeakDetector.getLevel();
        factoryBefore = ResourceLeakDetectorFactory.instance();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new CountingDetectorFactory());
    }

    @AfterAll
    static void lostNoBuffer() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            PooledByteBufAllocator.DEFAULT.buffer(16).release(); // leaks are reported when something is allocated
        }
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(factoryBefore);
        ResourceLeakDetector.setLevel(levelBefore);
        assertThat(LEAKS).hasValue(0);
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        harness.close();
        assertThat(harness.associations().size()).isZero();
        assertThat(harness.associations().groupCount()).isZero();
        assertThat(harness.connections().open()).isZero();
        assertThat(harness.counters().get(Counter.CONNECTIONS_OPEN)).isZero();
        assertThat(harness.counters().get(Counter.CALLS_PENDING)).isZero();
        Await.until("the threads have ended", () -> ioThreads() == threadsBefore);
    }

    @Test
    void givesUpAClientThatDoesNotBind() throws Exception {
        open(TIGHT);
        try (RawClient silent = new RawClient(server)) {
            assertThat(silent.receive()).isEmpty();
        }
    }

    @Test
    void givesUpAClientThatSendsHalfAPdu() throws Exception {
        open(TIGHT);
        try (RawClient client = bound(0);
                RawClient other = bound(0)) {
            client.send(new byte[] {5, 0, 0, 3, 0x10, 0, 0, 0, 100, 0, 0, 0});
            other.request(1, EchoDispatcher.ECHO_STUB, stub(1));
            assertThat(other.response()).isEqualTo(stub(1));

            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void givesUpAClientThatSendsHalfARequest() throws Exception {
        open(TIGHT);
        try (RawClient client = bound(0)) {
            StubFragments request = StubFragments.request(
                    1, 0, 0, 0, Optional.empty(), stub(4000), StubFragments.Protection.none(5840));
            ByteBuffer first = ByteBuffer.allocate(request.nextLength());
            request.writeNext(first);
            client.send(first.array());

            assertThat(client.receive()).isEmpty();
            assertThat(dispatcher.seen()).isEmpty();
        }
    }

    @Test
    void closesAConnectionThatSendsGarbage() throws Exception {
        open(TIGHT);
        try (RawClient client = bound(0)) {
            client.send("GET / HTTP/1.1\r\nHost: example.test\r\n\r\n".getBytes());

            assertThat(client.receive()).isEmpty();
            assertThat(harness.counters().get(Counter.PROTOCOL_ERRORS)).isPositive();
        }
    }

    @Test
    void closesAnIdleConnectionButNotOneThatWaitsForItsAnswer() throws Exception {
        open(TIGHT);
        try (RawClient idle = bound(0);
                RawClient waiting = bound(0)) {
            waiting.request(1, EchoDispatcher.PARK, stub(1));

            assertThat(idle.receive()).isEmpty();
            dispatcher.answerFirst();
            assertThat(waiting.response()).isEqualTo(stub(1));
        }
    }

    @Test
    void abandonsTheCallsOfAClientThatVanishes() throws Exception {
        open(TIGHT);
        RawClient client = bound(PfcFlags.CONC_MPX);
        client.request(1, EchoDispatcher.PARK, stub(1));
        client.request(2, EchoDispatcher.PARK, stub(1));
        Await.until("both calls have come", () -> dispatcher.parkedCalls() == 2);

        client.vanish();

        Await.until("both calls are abandoned", () -> dispatcher.abandonedCalls() == 2);
        dispatcher.answerFirst(); // too late, and no harm
        Await.until("the connection has gone", () -> harness.connections().open() == 0);
    }

    @Test
    void stopsReadingWhileTooManyCallsArePending() throws Exception {
        open(TIGHT);
        try (RawClient client = bound(PfcFlags.CONC_MPX)) {
            for (int callId = 1; callId <= 10; callId++) {
                client.request(callId, EchoDispatcher.PARK, stub(callId));
            }
            Await.until("the limit is reached", () -> dispatcher.parkedCalls() == TIGHT.pendingCalls());
            Thread.sleep(100);
            assertThat(dispatcher.seen()).hasSize(TIGHT.pendingCalls());

            for (int callId = 1; callId <= 10; callId++) {
                Await.until("a call has come", () -> dispatcher.parkedCalls() > 0);
                dispatcher.answerFirst();
                assertThat(client.response()).isEqualTo(stub(callId));
            }
        }
    }

    @Test
    void givesUpAClientThatDoesNotTakeItsAnswers() throws Exception {
        open(TIGHT);
        try (RawClient slow = new RawClient(server, 4096)) {
            slow.bind(EchoDispatcher.ECHO, 0);
            ByteBuffer size =
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 200_000);
            for (int callId = 1; callId <= 200; callId++) {
                slow.request(callId, EchoDispatcher.ZEROS, size.duplicate().order(ByteOrder.LITTLE_ENDIAN));
            }
            try (RawClient other = bound(0)) {
                other.request(1, EchoDispatcher.ECHO_STUB, stub(1));
                assertThat(other.response()).isEqualTo(stub(1));
            }

            Await.until("it is given up", () -> harness.connections().open() == 0);
            assertThat(dispatcher.seen().size()).as("calls that were taken").isLessThan(100);
        }
    }

    @Test
    void refusesConnectionsOverTheLimitAndTakesThemAgainLater() throws Exception {
        open(TIGHT);
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < TIGHT.connectionsPerAddress(); i++) {
            clients.add(bound(0));
        }
        try (RawClient tooMany = new RawClient(server)) {
            assertThat(tooMany.receive()).isEmpty();
        }
        assertThat(harness.counters().get(Counter.CONNECTIONS_REFUSED)).isEqualTo(1);

        clients.remove(0).close();
        Await.until("there is room", () -> harness.connections().open() < TIGHT.connectionsPerAddress());
        bound(0).close();
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void refusesARequestOverTheLimit() throws Exception {
        open(TIGHT);
        try (RawClient client = bound(0)) {
            client.request(4, EchoDispatcher.ECHO_STUB, stub(TIGHT.requestBytes() / 4 + 1));

            AssociationTest.assertFault(client.receive().orElseThrow(), 4, FaultStatus.ACCESS_DENIED);
            assertThat(client.receive()).isEmpty();
            assertThat(harness.counters().get(Counter.LIMITS_REACHED)).isPositive();
        }
    }

    @Test
    void drainsPendingCallsBeforeItStops() throws Exception {
        open(TIGHT);
        RawClient client = bound(0);
        client.request(1, EchoDispatcher.PARK, stub(1));
        Await.until("the call has come", () -> dispatcher.parkedCalls() == 1);
        Thread stop = new Thread(() -> {
            try {
                harness.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stop.start();
        dispatcher.answerFirst();

        assertThat(client.response()).isEqualTo(stub(1));
        assertThat(client.receive()).isEmpty();
        stop.join(5000);
        assertThat(stop.isAlive()).isFalse();
    }

    private void open(Limits limits) throws IOException {
        harness = new TransportHarness(
                InetAddress.getByName("127.0.0.1"), 1, limits, (type, origin) -> Optional.empty(), dispatcher);
        server = harness.open("rpc", 0, EchoDispatcher.ECHO).address();
    }

    private RawClient bound(int flags) throws IOException {
        RawClient client = new RawClient(server);
        assertThat(client.bind(EchoDispatcher.ECHO, flags).type()).isEqualTo(PduType.BIND_ACK);
        return client;
    }

    private static ByteBuffer stub(int count) {
        return AssociationTest.numbers(count, ByteOrder.LITTLE_ENDIAN);
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mapiproxy-io"))
                .count();
    }

    /** Counts leaks instead of logging them. */
    private static final class CountingDetectorFactory extends ResourceLeakDetectorFactory {
        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new CountingDetector<>(resource, samplingInterval);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return new CountingDetector<>(resource, samplingInterval);
        }
    }

    private static final class CountingDetector<T> extends ResourceLeakDetector<T> {
        CountingDetector(Class<?> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            LEAKS.incrementAndGet();
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            LEAKS.incrementAndGet();
        }
    }
}
