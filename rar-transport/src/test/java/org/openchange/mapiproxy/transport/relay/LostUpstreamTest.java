/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;

@Timeout(60)
class LostUpstreamTest {
    @Test
    void faultsSentCallsOnceWhenTheServerCloses() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            for (int i = 0; i < 3; i++) {
                peer.readRequest();
            }
            peer.close();
        };
        assertFaultsOfSentCalls(script);
    }

    @Test
    void faultsSentCallsOnceWhenTheServerClosesInTheMiddleOfAPdu() throws IOException {
        assertFaultsOfSentCalls(peer -> {
            peer.acceptBind();
            peer.readRequest();
            peer.readRequest();
            PduFrame last = peer.readRequest();
            byte[] pdu = RecordingUpstream.Peer.response(last.header().callId(), new byte[3000], 5840);
            peer.send(Arrays.copyOf(pdu, 1000));
            peer.close();
        });
    }

    @Test
    void faultsSentCallsOnceWhenTheServerClosesBetweenFragments() throws IOException {
        assertFaultsOfSentCalls(peer -> {
            peer.acceptBind();
            peer.readRequest();
            peer.readRequest();
            PduFrame last = peer.readRequest();
            byte[] pdus = RecordingUpstream.Peer.response(last.header().callId(), new byte[3000], 1448);
            peer.send(Arrays.copyOf(pdus, 1448));
            peer.close();
        });
    }

    @Test
    void closesTheConnectionOnAWrongCallId() throws IOException {
        assertFaultsOfSentCalls(peer -> {
            peer.acceptBind();
            peer.readRequest();
            peer.readRequest();
            PduFrame last = peer.readRequest();
            peer.answer(last.header().callId() + 77, new byte[8], 5840);
            peer.awaitEnd();
        });
    }

    @Test
    void closesTheConnectionOnAPduThatMakesNoSense() throws IOException {
        assertFaultsOfSentCalls(peer -> {
            peer.acceptBind();
            peer.readRequest();
            peer.readRequest();
            peer.readRequest();
            peer.send("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            peer.awaitEnd();
        });
    }

    @Test
    void closesTheConnectionOnAnAnswerWithoutFirstFragment() throws IOException {
        assertFaultsOfSentCalls(peer -> {
            peer.acceptBind();
            peer.readRequest();
            peer.readRequest();
            PduFrame last = peer.readRequest();
            byte[] pdus = RecordingUpstream.Peer.response(last.header().callId(), new byte[3000], 1448);
            peer.send(Arrays.copyOfRange(pdus, 1448, pdus.length));
            peer.awaitEnd();
        });
    }

    /** The first connection does what the script says; what comes after it works again. */
    private void assertFaultsOfSentCalls(RecordingUpstream.Script first) throws IOException {
        RecordingUpstream.Script script = peer -> {
            if (peer.number == 1) {
                first.run(peer);
            } else {
                RecordingUpstream.echo().run(peer);
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(client.call("call " + i));
            }
            for (Answer answer : answers) {
                Answer.Fault fault = answer.fault();
                assertThat(fault.status).isEqualTo(FaultStatus.REMOTE_COMM_FAILURE);
                assertThat(fault.didNotExecute).isFalse();
            }
            assertThat(client.call("again").text()).isEqualTo("again");
            assertThat(answers).allSatisfy(answer -> assertThat(answer.heard).hasValue(1));
            assertThat(harness.counters.get(Counter.UPSTREAM_FAILURES)).isEqualTo(1);
            assertThat(harness.counters.get(Counter.UPSTREAM_OPEN)).isEqualTo(1);
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void faultsWaitingCallsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (RelayHarness harness = new RelayHarness("ncacn_ip_tcp:127.0.0.1[" + port + "]")) {
            ClientAssociation client = harness.associate();
            Answer first = client.call("a");
            Answer second = client.call("b");
            for (Answer answer : List.of(first, second, client.call("c"))) {
                assertThat(answer.fault().status).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
                assertThat(answer.fault().didNotExecute).isTrue();
                assertThat(answer.heard).hasValue(1);
            }
        }
    }

    @Test
    void faultsWaitingCallsWhenTheHostIsUnknown() {
        try (RelayHarness harness = new RelayHarness("ncacn_ip_tcp:no-such-host.invalid[1]")) {
            assertThat(harness.associate().call("a").fault().status).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
        }
    }

    @Test
    void givesUpABindThatIsNotAnswered() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.Peer::awaitEnd);
                RelayHarness harness =
                        RelayHarness.to(upstream, settings -> settings.handshakeTime(Duration.ofMillis(300)))) {
            ClientAssociation client = harness.associate();
            Answer answer = client.call("a");
            assertThat(answer.fault().status).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
            assertThat(answer.fault().didNotExecute).isTrue();
            RelayHarness.eventually(() -> upstream.open.get() == 0);
            client.close();
            harness.assertNothingLeft();
        }
    }

    @Test
    void releasesEverythingWhenTheClientGoesDuringTheBind() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.Peer::awaitEnd);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer answer = client.call("a");
            RelayHarness.eventually(() -> upstream.count(PduType.BIND) == 1);
            client.close();
            RelayHarness.eventually(() -> upstream.open.get() == 0);
            harness.assertNothingLeft();
            assertThat(answer.heard).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BindNakPdu.REASON_NOT_SPECIFIED, BindNakPdu.TEMPORARY_CONGESTION, 77})
    void faultsWaitingCallsWhenTheBindIsRefused(int reason) throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(peer -> peer.sendBindNak(peer.read(), reason));
                RelayHarness harness = RelayHarness.to(upstream)) {
            Answer.Fault fault = harness.associate().call("a").fault();
            assertThat(fault.didNotExecute).isTrue();
            assertThat(fault.status)
                    .isEqualTo(
                            reason == BindNakPdu.TEMPORARY_CONGESTION
                                    ? FaultStatus.NCA_SERVER_TOO_BUSY
                                    : FaultStatus.SERVER_UNAVAILABLE);
            assertThat(upstream.connections).hasValue(1);
        }
    }

    @Test
    void saysThatUpstreamDoesNotKnowTheInterface() throws IOException {
        RecordingUpstream.Script script = peer -> peer.sendBindAck(
                peer.read(), 1, 0, ContextResult.rejected(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED));
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            Answer.Fault fault = harness.associate().call("a").fault();
            assertThat(fault.status).isEqualTo(FaultStatus.UNKNOWN_INTERFACE);
            assertThat(fault.didNotExecute).isTrue();
        }
    }

    @Test
    void waitsForAServerThatReadsSlowlyWithoutLosingACall() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            RelayHarness.sleep(300);
            while (true) {
                PduFrame fragment = peer.readRequest();
                if (fragment.header().last()) {
                    peer.answer(fragment.header().callId(), new byte[] {1}, 5840);
                }
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(client.call(new byte[800_000]));
            }
            client.settle();
            assertThat(harness.allocator.metric().usedDirectMemory()).isLessThan(4_000_000);
            for (Answer answer : answers) {
                assertThat(answer.bytes()).hasSize(1);
            }
        }
    }

    @Test
    void aStuckInterfaceDoesNotDelayTheOthers() throws IOException {
        RecordingUpstream.Script script = peer -> {
            PduFrame bind = peer.read();
            if (bind.bind().contexts().get(0).abstractSyntax().equals(RelayHarness.INTERFACE)) {
                peer.awaitEnd();
            }
            peer.sendBindAck(bind, 1, 0, ContextResult.accepted(org.openchange.mapiproxy.dcerpc.SyntaxId.NDR));
            while (true) {
                peer.answer(peer.readRequest());
            }
        };
        var other = org.openchange.mapiproxy.dcerpc.SyntaxId.parse("1544f5e0-613c-11d1-93df-00c04fd7bd09/1.0");
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            Answer stuck = harness.associate().call("x");
            Answer free = harness.associate().call(other, 1, java.nio.ByteBuffer.allocate(8));
            assertThat(free.bytes()).hasSize(8);
            assertThat(stuck.heard).hasValue(0);
        }
    }
}
