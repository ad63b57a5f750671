/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class HotDeploymentTest {
    @Test
    void aCallUnderWayKeepsTheModuleUntilItsAnswerHasPassedIt() throws Exception {
        ChainRig rig = ChainRig.patient("a");
        Tracked beans = new Tracked(new Marking());
        ModuleRegistration registration = beans.registration("a");
        rig.registry.join(registration);
        FakeInboundCall underWay = rig.call(1, "ask");
        FakeRelay.Sent sent = rig.upstream.last();

        Thread undeployment = leaveInBackground(rig, registration);
        awaitSilence(rig);
        FakeInboundCall next = rig.call(1, "next");
        rig.upstream.last().answer("said");
        assertThat(next.responseText()).isEqualTo("said");
        assertThat(beans.closed).hasValue(0);
        sent.answer("said");
        undeployment.join(TimeUnit.SECONDS.toMillis(5));

        assertThat(underWay.responseText()).isEqualTo("said marked");
        assertThat(beans.closed).hasValue(1);
        assertThat(beans.taken).hasValue(0);
    }

    @Test
    void aCallThatOutlivesTheDrainTimePassesWithoutTheModule() throws Exception {
        ChainRig rig = ChainRig.relaying("a");
        Tracked beans = new Tracked(new Marking());
        ModuleRegistration registration = beans.registration("a");
        rig.registry.join(registration);
        FakeInboundCall underWay = rig.call(1, "ask");

        rig.registry.leave(registration);
        rig.upstream.last().answer("said");

        assertThat(beans.closed).hasValue(1);
        assertThat(underWay.responseText()).isEqualTo("said");
    }

    @Test
    void callsGoOnWithoutAModuleThatItsContainerRunsNoLongerAndNoneIsLost() throws Exception {
        ChainRig rig = ChainRig.relaying("a");
        Tracked beans = new Tracked(new Marking());
        rig.registry.join(beans.registration("a"));
        FakeInboundCall underWay = rig.call(1, "ask");
        FakeRelay.Sent sent = rig.upstream.last();

        beans.isRefusing = true;
        sent.answer("said");
        FakeInboundCall next = rig.call(1, "next");
        assertThat(rig.upstream.last().text()).isEqualTo("next");
        rig.upstream.last().answer("said");

        assertThat(underWay.responseText()).isEqualTo("said");
        assertThat(next.responseText()).isEqualTo("said");
        assertThat(beans.taken).hasValue(0);
    }

    @Test
    void whatTheInstancesSharedIsClosedWithTheBean() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        ChainRig rig = ChainRig.relaying("a");
        ModuleRegistration registration = rig.deploy("a", new ProxyModule() {
            @Override
            public void init(ModuleContext context) {
                context.slots().put(new SlotKey<>("a.shared", AutoCloseable.class), () -> closed.set(true));
            }
        });

        rig.registry.leave(registration);

        assertThat(closed).isTrue();
    }

    @Test
    void modulesComeAndGoUnderTrafficWithoutALostCall() throws Exception {
        ChainRig rig = ChainRig.patient("a");
        rig.registry.leave(rig.deploy("a", new Marking()));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger marked = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch started = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            clients.add(client(rig, stop, marked, started, failures));
        }
        started.await();

        int round = 0;
        while (round < 200 || (marked.get() == 0 && round < 20_000)) {
            Tracked beans = new Tracked(new Marking());
            ModuleRegistration registration = beans.registration("a");
            rig.registry.join(registration);
            Thread.onSpinWait();
            rig.registry.leave(registration);
            assertThat(beans.closed).hasValue(1);
            assertThat(beans.taken).hasValue(0);
            round++;
        }
        stop.set(true);
        for (Thread thread : clients) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }

        assertThat(failures).isEmpty();
        assertThat(marked.get()).isPositive();
    }

    /** Each client is an event loop of its own: it calls, answers itself as upstream, and checks that the doll is whole or absent. */
    private static Thread client(
            ChainRig rig, AtomicBoolean stop, AtomicInteger marked, CountDownLatch started, List<Throwable> failures) {
        FakeAssociation association = rig.connect();
        Thread thread = new Thread(() -> {
            started.countDown();
            try {
                while (!stop.get()) {
                    FakeInboundCall call =
                            new FakeInboundCall(association, FakeInterface.ID, 1, FakeInterface.bytes("ask"));
                    rig.chain.dispatch(call);
                    FakeRelay.Sent sent = rig.upstream.sent.stream()
                            .filter(each -> each.owner == Thread.currentThread())
                            .findFirst()
                            .orElseThrow();
                    rig.upstream.sent.remove(sent);
                    boolean isMarked = sent.text().equals("ask marked");
                    sent.answer("said");
                    assertThat(call.responseText()).isEqualTo(isMarked ? "said marked" : "said");
                    marked.addAndGet(isMarked ? 1 : 0);
                }
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        thread.start();
        return thread;
    }

    private static Thread leaveInBackground(ChainRig rig, ModuleRegistration registration) {
        Thread thread = new Thread(() -> rig.registry.leave(registration));
        thread.start();
        return thread;
    }

    private static void awaitSilence(ChainRig rig) throws InterruptedException {
        while (rig.registry.notReady().isEmpty()) {
            Thread.sleep(1);
        }
    }

    /** Counts what was taken and not given back, and how often it was closed. */
    private static final class Tracked implements BeanSource<ProxyModule> {
        private final ProxyModule module;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private volatile boolean isRefusing;

        Tracked(ProxyModule module) {
            this.module = module;
        }

        ModuleRegistration registration(String name) {
            return new ModuleRegistration(name, InterfaceFilter.of("fake"), Hook.overriddenBy(module.getClass()), this);
        }

        @Override
        public ProxyModule take() {
            assertThat(closed).hasValue(0);
            taken.incrementAndGet();
            return isRefusing ? new Refusing() : module;
        }

        @Override
        public boolean isRefusal(RuntimeException failure) {
            return failure instanceof RefusalException;
        }

        @Override
        public void giveBack(ProxyModule bean) {
            taken.decrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static final class RefusalException extends RuntimeException {}

    /** What is left of a bean whose container is stopping it. */
    private static final class Refusing implements ProxyModule {
        @Override
        public Request onRequest(Call call, Request request) {
            throw new RefusalException();
        }

        @Override
        public Response onResponse(Call call, Response response) {
            throw new RefusalException();
        }
    }

    private static final class Marking implements ProxyModule {
        @Override
        public Request onRequest(Call call, Request request) {
            return new TextRequest(request.opnum(), ((TextRequest) request).text() + " marked");
        }

        @Override
        public Response onResponse(Call call, Response response) {
            return new TextResponse(response.opnum(), ((TextResponse) response).text() + " marked");
        }
    }
}
