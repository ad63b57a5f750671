/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;

/** Calls that end otherwise than by their answer. */
@Timeout(60)
class EndedCallsTest {
    @Test
    void passesCancelAndStillTakesTheAnswer() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            PduFrame request = peer.readRequest();
            PduFrame cancel = peer.read();
            assertThat(cancel.type()).isEqualTo(PduType.CO_CANCEL);
            assertThat(cancel.header().callId()).isEqualTo(request.header().callId());
            peer.fault(request.header().callId(), FaultStatus.CANCEL, 0);
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            Answer answer = harness.associate().call("x");
            answer.cancel(); // while it waits for the bind: passed on behind the request
            assertThat(answer.fault().status).isEqualTo(FaultStatus.CANCEL);
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void passesOrphanedAndDropsTheAnswerThatCrossesIt() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            PduFrame request = peer.readRequest();
            PduFrame orphaned = peer.read();
            assertThat(orphaned.type()).isEqualTo(PduType.ORPHANED);
            assertThat(orphaned.header().callId()).isEqualTo(request.header().callId());
            peer.answer(request.header().callId(), new byte[5000], 2048);
            while (true) {
                peer.answer(peer.readRequest());
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer orphaned = client.call("x");
            RelayHarness.eventually(() -> upstream.count(PduType.REQUEST) == 1);
            orphaned.orphan();
            assertThat(client.call("y").text()).isEqualTo("y");
            assertThat(orphaned.heard).hasValue(0);
            assertThat(upstream.connections).hasValue(1);
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void neverSendsACallThatWasOrphanedWhileItWaited() throws IOException {
        RecordingUpstream.Script script = peer -> {
            PduFrame bind = peer.read();
            RelayHarness.sleep(200);
            peer.sendBindAck(
                    bind, 1, PfcFlags.CONC_MPX, org.openchange.mapiproxy.dcerpc.ContextResult.accepted(SyntaxId.NDR));
            while (true) {
                peer.answer(peer.readRequest());
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer first = client.call("x");
            first.orphan();
            assertThat(client.call("y").text()).isEqualTo("y");
            assertThat(first.heard).hasValue(0);
            assertThat(upstream.count(PduType.REQUEST)).isEqualTo(1);
        }
    }

    @Test
    void faultsACallThatIsNotAnsweredInTimeAndOrphansIt() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness =
                        RelayHarness.to(upstream, settings -> settings.relayTime(Duration.ofMillis(300)))) {
            ClientAssociation client = harness.associate();
            Answer first = client.call("x");
            Answer second = client.call("y");
            assertThat(first.fault().status).isEqualTo(FaultStatus.REMOTE_COMM_FAILURE);
            assertThat(second.fault().didNotExecute).isFalse();
            RelayHarness.eventually(() -> upstream.count(PduType.ORPHANED) == 2);
            assertThat(harness.counters.get(Counter.CALLS_TIMED_OUT)).isEqualTo(2);
            assertThat(harness.timers()).isZero();
            assertThat(first.heard).hasValue(1);
        }
    }

    @Test
    void tellsNobodyWhenItIsClosed() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer sent = client.call("x");
            RelayHarness.eventually(() -> upstream.count(PduType.REQUEST) == 1);
            client.close();
            Answer late = client.call("y");
            RelayHarness.eventually(() -> upstream.open.get() == 0);
            client.settle();
            harness.assertNothingLeft();
            assertThat(sent.heard).hasValue(0);
            assertThat(late.heard).hasValue(0);
        }
    }
}
