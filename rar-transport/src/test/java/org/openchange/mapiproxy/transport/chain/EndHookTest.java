/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class EndHookTest {
    private static final SlotKey<String> SHOWN = new SlotKey<>("test.shown", String.class);

    private final List<String> seen = new ArrayList<>();
    private final List<CallOutcome> outcomes = new ArrayList<>();

    @Test
    void tellsWhatTheClientSentAndGotWithoutDecodingAnything() {
        ChainRig rig = ChainRig.relaying("changing", "looking");
        rig.deploy("changing", new Changing());
        rig.deploy("looking", new Looking("looking"));

        FakeInboundCall call = rig.call(1, "ask");
        assertThat(seen).isEmpty();
        rig.upstream.last().answer("answer");

        assertThat(call.responseText()).isEqualTo("answer, changed");
        assertThat(seen).containsExactly("looking ask -> answer, changed");
        assertThat(rig.fake.requestsDecoded).hasValue(0);
        assertThat(outcomes.get(0).upstreamNanos())
                .isPositive()
                .isLessThanOrEqualTo(outcomes.get(0).elapsedNanos());
    }

    @Test
    void tellsTheModulesInTheOrderOfAnswersAlsoThoseThatOneAnsweredBefore() {
        ChainRig rig = ChainRig.relaying("a", "b", "c");
        rig.deploy("a", new Looking("a"));
        rig.deploy("b", new Deciding(Verdict.answer(new TextResponse(1, "from b"))));
        rig.deploy("c", new Looking("c"));

        rig.call(1, "ask");

        assertThat(seen).containsExactly("c ask -> from b", "a ask -> from b");
        assertThat(outcomes.get(0).upstreamNanos()).isZero();
    }

    @Test
    void tellsFaultsOfModulesAndOfUpstream() {
        ChainRig rig = ChainRig.relaying("a", "b");
        rig.deploy("a", new Looking("a"));
        rig.deploy(
                "b",
                new Deciding(Verdict.fault(FaultStatus.ACCESS_DENIED)),
                new InterfaceFilter(List.of("fake"), Set.of(2)));

        rig.call(2, "ask");
        rig.call(1, "ask");
        rig.upstream.last().fault(FaultStatus.CALL_FAILED);

        assertThat(outcomes)
                .extracting(CallOutcome::ending)
                .containsExactly(
                        new CallOutcome.Faulted(FaultStatus.ACCESS_DENIED, true),
                        new CallOutcome.Faulted(FaultStatus.CALL_FAILED, false));
    }

    @Test
    void tellsThatTheClientHasGone() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new Looking("a"));

        rig.call(1, "ask");
        rig.client.close();

        assertThat(outcomes).extracting(CallOutcome::ending).containsExactly(CallOutcome.Abandoned.INSTANCE);
    }

    @Test
    void waitsForTheServerBeanThatWorksOnTheCall() {
        ChainRig rig = ChainRig.serving("a");
        rig.deploy("a", new Looking("a"));
        rig.deployServer("default", true, (call, request) -> {
            seen.add("serve as " + call.module().name());
            return Verdict.answer(new TextResponse(1, "late"));
        });

        rig.call(1, "ask");
        rig.client.close();
        assertThat(seen).isEmpty();
        rig.work();

        assertThat(seen).containsExactly("serve as default", "a ask -> nothing");
    }

    @Test
    void aFailingHookChangesNothingForTheClientAndTheOtherModules() {
        ChainRig rig = ChainRig.relaying("a", "b");
        rig.deploy("a", new Looking("a"));
        rig.deploy("b", new ProxyModule() {
            @Override
            public void onEnd(Call call, CallOutcome outcome) {
                throw new IllegalStateException("a bug");
            }
        });

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("answer");

        assertThat(call.responseText()).isEqualTo("answer");
        assertThat(seen).containsExactly("a ask -> answer");
        assertThat(rig.counters.get(Counter.MODULE_FAILURES)).isEqualTo(1);
    }

    @Test
    void isWantedForTheOperationsOfEitherDirection() {
        ChainRig rig = ChainRig.relaying("a");
        rig.deploy("a", new Looking("a"), new InterfaceFilter(List.of("fake"), Set.of(1), Set.of(2)));

        for (int opnum = 0; opnum < 3; opnum++) {
            rig.call(opnum, "ask " + opnum);
            rig.upstream.last().answer("answer");
        }

        assertThat(seen).containsExactly("a ask 1 -> answer", "a ask 2 -> answer");
    }

    @Test
    void whatAnActiveModuleShowsIsFoundUntilItLeaves() {
        ChainRig rig = ChainRig.relaying("a");
        ModuleRegistration registration = rig.deploy("a", new Looking("a"));
        assertThat(rig.registry.find(SHOWN)).isEmpty();

        rig.call(1, "ask");
        rig.upstream.last().answer("answer");
        assertThat(rig.registry.find(SHOWN)).contains("shown by a");
        rig.registry.leave(registration);

        assertThat(rig.registry.find(SHOWN)).isEmpty();
    }

    private final class Looking implements ProxyModule {
        private final String name;

        Looking(String name) {
            this.name = name;
        }

        @Override
        public void onEnd(Call call, CallOutcome outcome) {
            outcomes.add(outcome);
            call.module().slots().put(SHOWN, "shown by " + call.module().name());
            String response = outcome.ending() instanceof CallOutcome.Answered answered
                    ? FakeInterface.text(answered.response())
                    : "nothing";
            seen.add(name + " " + FakeInterface.text(outcome.request()) + " -> " + response);
        }
    }

    private static final class Changing implements ProxyModule {
        @Override
        public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
            return FakeInterface.bytes(FakeInterface.text(stub) + ", changed");
        }

        @Override
        public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
            return FakeInterface.bytes(FakeInterface.text(stub) + ", changed");
        }
    }

    private record Deciding(Verdict verdict) implements ProxyModule {
        @Override
        public Verdict onDispatch(Call call, Request request) throws ModuleException {
            return verdict;
        }
    }
}
