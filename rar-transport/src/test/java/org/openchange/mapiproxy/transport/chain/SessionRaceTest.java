/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Slots;
import org.openchange.mapiproxy.transport.session.ClientSession;
import org.openchange.mapiproxy.transport.session.ContextOperation;
import org.openchange.mapiproxy.transport.session.ContextPass;
import org.openchange.mapiproxy.transport.session.LocalSlotGrid;
import org.openchange.mapiproxy.transport.session.Sessions;

/** The connections of one client live on different event loops: whatever they do at the same time, each value is closed once. */
class SessionRaceTest {
    private static final int ROUNDS = 2_000;
    private static final SlotKey<AutoCloseable> KEY = new SlotKey<>("test.closing", AutoCloseable.class);

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final Sessions sessions = new Sessions(
            new Sessions.Ending() {
                @Override
                public void onEnd(Session session, Runnable closeSlots) {
                    closeSlots.run();
                }

                @Override
                public void onEnd(SessionContext context, Runnable closeSlots) {
                    closeSlots.run();
                }
            },
            new LocalSlotGrid("node"));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theEndOfTheGroupAndASlotThatIsPut() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            FakeAssociation client = new FakeAssociation(loop.eventLoop());
            ClientSession session = sessions.of(client).orElseThrow();
            ContextHandle handle = open(session);
            Slots ofContext = session.context(handle).orElseThrow().slots();

            atOnce(client::close, () -> {
                putIfOpen(ofContext);
                putIfOpen(session.slots());
            });
        }

        assertThat(closed).hasValue(made.get());
        assertThat(sessions.size()).isZero();
    }

    @Test
    void theEndOfTheGroupAndADisconnect() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            FakeAssociation client = new FakeAssociation(loop.eventLoop());
            ClientSession session = sessions.of(client).orElseThrow();
            ContextHandle handle = open(session);
            putIfOpen(session.context(handle).orElseThrow().slots());

            atOnce(client::close, () -> disconnect(session, handle));
        }

        assertThat(made).hasValue(ROUNDS);
        assertThat(closed).hasValue(ROUNDS);
    }

    @Test
    void twoDisconnectsOfOneContext() throws Exception {
        FakeAssociation client = new FakeAssociation(loop.eventLoop());
        ClientSession session = sessions.of(client).orElseThrow();
        for (int i = 0; i < ROUNDS; i++) {
            ContextHandle handle = open(session);
            putIfOpen(session.context(handle).orElseThrow().slots());

            atOnce(() -> disconnect(session, handle), () -> disconnect(session, handle));
        }

        assertThat(closed).hasValue(ROUNDS);
        assertThat(session.contexts()).isEmpty();
    }

    @Test
    void theEndOfTheGroupAndAContextThatIsOpened() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            FakeAssociation client = new FakeAssociation(loop.eventLoop());
            ClientSession session = sessions.of(client).orElseThrow();

            atOnce(client::close, () -> {
                ContextHandle handle = open(session);
                session.context(handle).ifPresent(context -> putIfOpen(context.slots()));
            });

            assertThat(session.contexts()).isEmpty();
        }

        assertThat(closed).hasValue(made.get());
    }

    private static ContextHandle open(ClientSession session) {
        ContextHandle handle = new ContextHandle(0, UUID.randomUUID());
        ContextPass pass = session.follow(ContextOperation.OPEN, EmsmdbRig.connectRequest());
        pass.answered(EmsmdbRig.beginningWith(handle), Runnable::run, () -> {});
        pass.end();
        return handle;
    }

    private static void disconnect(ClientSession session, ContextHandle handle) {
        ContextPass pass = session.follow(ContextOperation.CLOSE, EmsmdbRig.beginningWith(handle));
        pass.answered(EmsmdbRig.beginningWith(ContextHandle.NULL), Runnable::run, () -> {});
        pass.end();
    }

    private void putIfOpen(Slots slots) {
        made.incrementAndGet();
        try {
            slots.put(KEY, closed::incrementAndGet);
        } catch (IllegalStateException e) {
            // It came after the end, and was closed for that.
            assertThat(e).hasMessageContaining("has ended");
        }
    }

    private void atOnce(Runnable one, Runnable other) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> await(start, one));
        Future<?> second = threads.submit(() -> await(start, other));
        start.countDown();
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
    }

    private static Void await(CountDownLatch start, Runnable task) throws InterruptedException {
        start.await();
        task.run();
        return null;
    }
}
