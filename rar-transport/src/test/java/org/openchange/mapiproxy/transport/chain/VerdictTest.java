/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class VerdictTest {
    private final List<String> seen = new ArrayList<>();
    private final ChainRig rig = ChainRig.relaying("outer", "deciding", "inner");

    private void decide(Deciding deciding) {
        rig.deploy("outer", new RecordingModule("outer", seen));
        rig.deploy("deciding", deciding);
        rig.deploy("inner", new RecordingModule("inner", seen));
    }

    @Test
    void anAnswerPassesOnlyTheModulesBeforeTheOneThatGaveIt() {
        decide((call, request) -> Verdict.answer(new TextResponse(1, "own")));

        FakeInboundCall call = rig.call(1, "ask");

        assertThat(call.responseText()).isEqualTo("own");
        assertThat(rig.upstream.sent).isEmpty();
        assertThat(seen)
                .containsExactly(
                        "outer requestBytes ask",
                        "inner requestBytes ask",
                        "outer request ask",
                        "inner request ask",
                        "outer dispatch ask",
                        "outer responseBytes own",
                        "outer response own");
    }

    @Test
    void anAnswerIsNotDecodedAgain() {
        decide((call, request) -> Verdict.answer(new TextResponse(1, "own")));

        rig.call(1, "ask");

        assertThat(rig.fake.responsesDecoded).hasValue(0);
    }

    @Test
    void aFaultEndsTheCallWithoutResponseHooks() {
        decide((call, request) -> Verdict.fault(FaultStatus.OP_RANGE_ERROR));

        FakeInboundCall call = rig.call(1, "ask");

        assertThat(call.fault).isEqualTo(FaultStatus.OP_RANGE_ERROR);
        assertThat(call.didNotExecute).isTrue();
        assertThat(rig.upstream.sent).isEmpty();
        assertThat(seen).noneMatch(line -> line.contains("response"));
    }

    @Test
    void aFaultOfUpstreamPassesUnchanged() {
        decide((call, request) -> Verdict.relay());

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().fault(new FaultStatus(0x4711));

        assertThat(call.fault).isEqualTo(new FaultStatus(0x4711));
        assertThat(seen).noneMatch(line -> line.contains("response"));
    }

    @Test
    void aLateAnswerIsSentOnTheEventLoop() {
        CompletableFuture<Response> later = new CompletableFuture<>();
        decide((call, request) -> Verdict.answerLater(later));

        FakeInboundCall call = rig.call(1, "ask");
        later.complete(new TextResponse(1, "late"));
        assertThat(call.ended()).isFalse();
        rig.runEventLoop();

        assertThat(call.responseText()).isEqualTo("late");
        assertThat(seen).endsWith("outer responseBytes late", "outer response late");
    }

    @Test
    void anAnswerThatIsLateInNameOnlyIsSentAtOnce() {
        decide((call, request) -> Verdict.answerLater(CompletableFuture.completedFuture(new TextResponse(1, "now"))));

        assertThat(rig.call(1, "ask").responseText()).isEqualTo("now");
    }

    @Test
    void aLateAnswerBeyondTheRelayTimeBecomesAFaultAndIsDropped() {
        CompletableFuture<Response> later = new CompletableFuture<>();
        decide((call, request) -> Verdict.answerLater(later));

        FakeInboundCall call = rig.call(1, "ask");
        rig.pass(Duration.ofSeconds(61));
        assertThat(call.fault).isEqualTo(FaultStatus.CALL_FAILED);
        later.complete(new TextResponse(1, "late"));
        rig.runEventLoop();

        assertThat(call.answers).isEqualTo(1);
        assertThat(call.response).isNull();
        assertThat(rig.counters.get(Counter.CALLS_TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void aLateAnswerMayFailWithAFault() {
        CompletableFuture<Response> later = new CompletableFuture<>();
        decide((call, request) -> Verdict.answerLater(later));

        FakeInboundCall call = rig.call(1, "ask");
        later.completeExceptionally(new ModuleException(FaultStatus.ACCESS_DENIED, "no"));
        rig.runEventLoop();

        assertThat(call.fault).isEqualTo(FaultStatus.ACCESS_DENIED);
    }

    @Test
    void aLateAnswerForAClientThatLeftIsDropped() {
        CompletableFuture<Response> later = new CompletableFuture<>();
        decide((call, request) -> Verdict.answerLater(later));

        FakeInboundCall call = rig.call(1, "ask");
        rig.client.close();
        later.complete(new TextResponse(1, "late"));
        rig.runEventLoop();

        assertThat(call.answers).isZero();
        assertThat(seen).noneMatch(line -> line.contains("response"));
    }

    @Test
    void whatIsAskedAheadComesBeforeTheClientsOwnRequest() {
        decide((call, request) -> Verdict.relayAhead(new TextRequest(2, "ahead"), (same, response) -> {
            seen.add("ahead said " + ((TextResponse) response).text());
            return Verdict.relay();
        }));

        FakeInboundCall call = rig.call(1, "ask");
        assertThat(rig.upstream.last().opnum).isEqualTo(2);
        assertThat(rig.upstream.last().text()).isEqualTo("ahead");
        rig.upstream.last().answer("fine");

        assertThat(rig.upstream.last().stub).isSameAs(call.stub());
        rig.upstream.last().answer("said");
        assertThat(call.responseText()).isEqualTo("said");
        assertThat(seen).containsSubsequence("ahead said fine", "inner dispatch ask", "inner response said");
    }

    @Test
    void whatWasAskedAheadMayBeTheAnswer() {
        decide((call, request) -> Verdict.relayAhead(
                new TextRequest(2, "ahead"), (same, response) -> Verdict.answer(new TextResponse(1, "made of it"))));

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("fine");

        assertThat(call.responseText()).isEqualTo("made of it");
        assertThat(rig.upstream.sent).hasSize(1);
    }

    @Test
    void callsBehindOneThatAsksAheadKeepTheirOrder() {
        decide((call, request) -> ((TextRequest) request).text().equals("first")
                ? Verdict.relayAhead(new TextRequest(2, "ahead"), (same, response) -> Verdict.relay())
                : Verdict.relay());

        rig.call(1, "first");
        rig.call(1, "second");
        rig.call(0, "third");
        assertThat(rig.upstream.sent).extracting(FakeRelay.Sent::text).containsExactly("ahead");
        rig.upstream.last().answer("fine");

        assertThat(rig.upstream.sent)
                .extracting(FakeRelay.Sent::text)
                .containsExactly("ahead", "first", "second", "third");
    }

    @Test
    void theNumberOfRequestsAheadIsBounded() {
        decide(new Insatiable());

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("a");
        rig.upstream.last().answer("b");

        assertThat(rig.upstream.sent).hasSize(2);
        assertThat(call.fault).isEqualTo(FaultStatus.OUT_OF_RESOURCES);
        assertThat(rig.counters.get(Counter.LIMITS_REACHED)).isEqualTo(1);
    }

    @Test
    void theBytesOfAnswersAheadAreBounded() {
        decide(new Insatiable());

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("eleven byte");

        assertThat(call.fault).isEqualTo(FaultStatus.OUT_OF_RESOURCES);
    }

    @Test
    void aFaultOfWhatWasAskedAheadEndsTheCall() {
        decide(new Insatiable());

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().fault(FaultStatus.ACCESS_DENIED);

        assertThat(call.fault).isEqualTo(FaultStatus.ACCESS_DENIED);
    }

    @Test
    void aModuleFindsItsOwnContextInTheCall() {
        SlotKey<String> key = new SlotKey<>("deciding.settings", String.class);
        rig.options.put("mpm_deciding:mood", "good");
        decide(new Deciding() {
            @Override
            public void init(org.openchange.mapiproxy.spi.ModuleContext context) {
                context.slots().put(key, context.option("mpm_deciding:mood").orElseThrow());
            }

            @Override
            public Verdict onDispatch(Call call, Request request) {
                String mood = call.module().slots().get(key).orElseThrow();
                return Verdict.answer(new TextResponse(1, call.module().name() + " is in a " + mood + " mood"));
            }
        });

        assertThat(rig.call(1, "ask").responseText()).isEqualTo("deciding is in a good mood");
    }

    /** Decides, and does nothing else. */
    @FunctionalInterface
    private interface Deciding extends ProxyModule {
        @Override
        Verdict onDispatch(Call call, Request request) throws ModuleException;
    }

    /** Asks ahead again and again. */
    private static final class Insatiable implements Deciding {
        @Override
        public Verdict onDispatch(Call call, Request request) {
            return Verdict.relayAhead(new TextRequest(2, "ahead"), (same, response) -> onDispatch(same, request));
        }
    }
}
