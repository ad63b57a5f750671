/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.idl.Response;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextResponse;

class ServerBeanTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void aServerThatDoesNotWaitAnswersAtOncePastAllModules() {
        ChainRig rig = ChainRig.serving("a");
        rig.deploy("a", new RecordingModule("a", seen));
        rig.deployServer("default", false, new Echo(seen));

        FakeInboundCall call = rig.call(1, "ask");

        assertThat(call.responseText()).isEqualTo("echo ask");
        assertThat(seen).endsWith("a dispatch ask", "serve ask", "a responseBytes echo ask", "a response echo ask");
        assertThat(rig.upstream.opened).isZero();
    }

    @Test
    void aServerThatMayWaitWorksOnAWorkerOneCallAfterTheOther() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, new Echo(seen));

        FakeInboundCall first = rig.call(1, "first");
        FakeInboundCall second = rig.call(1, "second");
        assertThat(seen).isEmpty();
        assertThat(rig.work).hasSize(1);
        rig.work();

        assertThat(seen).containsExactly("serve first", "serve second");
        assertThat(first.responseText()).isEqualTo("echo first");
        assertThat(second.responseText()).isEqualTo("echo second");
    }

    @Test
    void anotherAssociationDoesNotWait() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, new Echo(seen));

        rig.call(1, "first");
        rig.dispatch(rig.connect().call(1, "other"));

        assertThat(rig.work).hasSize(2);
    }

    @Test
    void aPromiseOfTheServerLetsTheNextCallIn() {
        CompletableFuture<Response> later = new CompletableFuture<>();
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, (call, request) -> {
            String text = ((TextRequest) request).text();
            return text.equals("wait") ? Verdict.answerLater(later) : Verdict.answer(new TextResponse(1, text));
        });

        FakeInboundCall parked = rig.call(1, "wait");
        FakeInboundCall next = rig.call(1, "next");
        rig.work();
        assertThat(next.responseText()).isEqualTo("next");
        assertThat(parked.ended()).isFalse();
        later.complete(new TextResponse(1, "at last"));
        rig.runEventLoop();

        assertThat(parked.responseText()).isEqualTo("at last");
    }

    @Test
    void aFullQueueIsToldAsTooBusyAndTheNextCallMayTryAgain() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, new Echo(seen));
        rig.workRoom = 0;

        FakeInboundCall refused = rig.call(1, "ask");
        rig.workRoom = 1;
        FakeInboundCall served = rig.call(1, "again");
        rig.work();

        assertThat(refused.fault).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
        assertThat(refused.didNotExecute).isTrue();
        assertThat(served.responseText()).isEqualTo("echo again");
        assertThat(rig.counters.get(Counter.LIMITS_REACHED)).isEqualTo(1);
    }

    @Test
    void callsThatWaitForTheirTurnAreBounded() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, new Echo(seen));
        for (int i = 0; i < 5; i++) {
            assertThat(rig.call(1, "call").ended()).isFalse();
        }

        assertThat(rig.call(1, "one too many").fault).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
    }

    @Test
    void anOperationThatDoesNotExistIsOutOfRangeWhenAServerAnswers() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", false, new Echo(seen));

        FakeInboundCall call = rig.call(3, "ask");

        assertThat(call.fault).isEqualTo(FaultStatus.OP_RANGE_ERROR);
        assertThat(call.didNotExecute).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void aServerHasNobodyToRelayTo() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", false, (call, request) -> Verdict.relay());

        assertThat(rig.call(1, "ask").fault).isEqualTo(FaultStatus.UNSPECIFIED);
    }

    @Test
    void aServerThatFailsOnAWorkerGivesAFaultAndFreesTheStrand() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, (call, request) -> {
            if (((TextRequest) request).text().equals("bad")) {
                throw new IllegalStateException("a bug");
            }
            return Verdict.answer(new TextResponse(1, "fine"));
        });

        FakeInboundCall bad = rig.call(1, "bad");
        FakeInboundCall good = rig.call(1, "good");
        rig.work();

        assertThat(bad.fault).isEqualTo(FaultStatus.UNSPECIFIED);
        assertThat(bad.didNotExecute).isFalse();
        assertThat(good.responseText()).isEqualTo("fine");
    }

    @Test
    void anInterfaceWithoutItsServerIsTooBusyAndSaysWhatItWaitsFor() {
        ChainRig rig = ChainRig.servedBy("special");
        rig.deployServer("default", false, new Echo(seen));

        assertThat(rig.call(1, "ask").fault).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
        assertThat(rig.registry.notReady()).containsExactly("interface fake waits for the server bean \"special\"");

        rig.deployServer("special", false, new Echo(seen));
        assertThat(rig.call(1, "ask").responseText()).isEqualTo("echo ask");
        assertThat(rig.registry.notReady()).isEmpty();
    }

    @Test
    void anInterfaceThatIsRelayedIgnoresServersThatNobodyNamed() {
        ChainRig rig = ChainRig.relaying();
        rig.deployServer("default", false, new Echo(seen));

        rig.call(1, "ask");

        assertThat(rig.upstream.sent).hasSize(1);
        assertThat(seen).isEmpty();
    }

    @Test
    void callsBehindOneThatWasOrphanedWaitUntilTheServerIsDoneWithIt() {
        ChainRig rig = ChainRig.serving();
        rig.deployServer("default", true, new Echo(seen));

        FakeInboundCall orphaned = rig.call(1, "first");
        orphaned.abandon();
        FakeInboundCall next = rig.call(1, "second");
        assertThat(rig.work).hasSize(1);
        rig.work();

        assertThat(seen).containsExactly("serve first", "serve second");
        assertThat(orphaned.answers).isZero();
        assertThat(next.responseText()).isEqualTo("echo second");
    }

    @Test
    void aClientThatLeavesDoesNotStopTheServerFromFinishing() {
        ChainRig rig = ChainRig.serving();
        ServerRegistration registration = rig.deployServer("default", true, new Echo(seen));

        FakeInboundCall call = rig.call(1, "ask");
        rig.client.close();
        rig.work();

        assertThat(seen).contains("serve ask");
        assertThat(call.answers).isZero();
        rig.registry.leave(registration);
        assertThat(rig.registry.notReady()).containsExactly("interface fake has no server bean");
    }

    private record Echo(List<String> seen) implements RpcServer {
        @Override
        public Verdict serve(Call call, Request request) throws ModuleException {
            String text = ((TextRequest) request).text();
            seen.add("serve " + text);
            return Verdict.answer(new TextResponse(call.opnum(), "echo " + text));
        }

        @Override
        public void onUnbind(Session session) {
            seen.add("server unbind");
        }
    }
}
