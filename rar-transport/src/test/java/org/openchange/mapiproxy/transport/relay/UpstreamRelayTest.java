/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openchange.mapiproxy.transport.relay.RelayHarness.INTERFACE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;

@Timeout(60)
class UpstreamRelayTest {
    private static final SyntaxId OTHER = SyntaxId.parse("1544f5e0-613c-11d1-93df-00c04fd7bd09/1.0");

    @Test
    void relaysACallAndItsAnswer() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness = RelayHarness.to(upstream)) {
            assertThat(harness.associate().call("hello").text()).isEqualTo("hello");

            PduFrame bind = upstream.received.get(0);
            assertThat(bind.bind().contexts().get(0).abstractSyntax()).isEqualTo(INTERFACE);
            assertThat(bind.bind().contexts().get(0).transferSyntaxes()).containsExactly(SyntaxId.NDR);
            assertThat(bind.bind().associationGroupId()).isZero();
            assertThat(bind.header().authLength()).isZero();
            assertThat(upstream.received.get(1).request().opnum()).isEqualTo(7);
            assertThat(harness.counters.get(Counter.CALLS_RELAYED)).isEqualTo(1);
            assertThat(harness.counters.get(Counter.UPSTREAM_OPEN)).isEqualTo(1);
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void keepsOneConnectionForEachInterfaceOfAnAssociation() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            for (int i = 0; i < 5; i++) {
                assertThat(client.call("a" + i).text()).isEqualTo("a" + i);
                assertThat(client.call(OTHER, 1, ByteBuffer.wrap(new byte[] {1}))
                                .bytes())
                        .containsExactly(1);
            }
            assertThat(upstream.connections).hasValue(2);

            harness.associate().call("b").text();
            assertThat(upstream.connections).hasValue(3);

            client.close();
            RelayHarness.eventually(() -> upstream.open.get() == 1);
        }
    }

    @Test
    void cutsALongRequestAndJoinsALongAnswer() throws IOException {
        byte[] stub = new byte[100_001];
        new Random(1).nextBytes(stub);
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            PduFrame fragment;
            do {
                fragment = peer.readRequest();
                assertThat(fragment.bytes().length).isLessThanOrEqualTo(5840);
                all.write(RecordingUpstream.Peer.stub(fragment));
            } while (!fragment.header().last());
            peer.answer(fragment.header().callId(), all.toByteArray(), 2000);
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            assertThat(harness.associate().call(stub).bytes()).isEqualTo(stub);
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void keepsConcurrentCallsApart() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            List<PduFrame> requests = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                requests.add(peer.readRequest());
            }
            // fragments of all answers interleaved, the last request first
            List<List<byte[]>> answers = new ArrayList<>();
            for (int i = 9; i >= 0; i--) {
                byte[] stub = RecordingUpstream.Peer.stub(requests.get(i));
                answers.add(cut(
                        RecordingUpstream.Peer.response(requests.get(i).header().callId(), stub, 1448)));
            }
            for (int part = 0; part < answers.get(0).size(); part++) {
                for (List<byte[]> answer : answers) {
                    peer.send(answer.get(part));
                }
            }
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(client.call(("call " + i + " ").repeat(500)));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(answers.get(i).text()).isEqualTo(("call " + i + " ").repeat(500));
            }
            assertThat(upstream.connections).hasValue(1);
            assertThat(upstream.failures).isEmpty();
        }
    }

    private static List<byte[]> cut(byte[] pdus) {
        List<byte[]> parts = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(pdus);
        while (all.hasRemaining()) {
            byte[] pdu = new byte[org.openchange.mapiproxy.dcerpc.PduHeader.peekFragLength(pdus, all.position())];
            all.get(pdu);
            parts.add(pdu);
        }
        return parts;
    }

    @Test
    void sendsOneCallAtATimeToAServerWithoutMultiplexing() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind(1, 0);
            while (true) {
                PduFrame request = peer.readRequest();
                RelayHarness.sleep(20);
                assertThat(peer.available()).isZero();
                peer.answer(request);
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(client.call("call " + i));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(answers.get(i).text()).isEqualTo("call " + i);
            }
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void passesFaultsUnchanged() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.fault(peer.readRequest().header().callId(), new FaultStatus(0x000006F7), 0);
            peer.fault(peer.readRequest().header().callId(), FaultStatus.CONTEXT_MISMATCH, PfcFlags.DID_NOT_EXECUTE);
            peer.answer(peer.readRequest());
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer.Fault first = client.call("a").fault();
            assertThat(first.status.code()).isEqualTo(0x6F7);
            assertThat(first.didNotExecute).isFalse();
            Answer.Fault second = client.call("b").fault();
            assertThat(second.status).isEqualTo(FaultStatus.CONTEXT_MISMATCH);
            assertThat(second.didNotExecute).isTrue();
            assertThat(client.call("c").text()).isEqualTo("c");
        }
    }

    @Test
    void keepsTheByteOrderOfTheStubInBothDirections() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness = new RelayHarness("ncacn_ip_tcp:127.0.0.1[" + upstream.port() + ",bigendian]")) {
            ClientAssociation client = harness.associate();
            ByteBuffer little = ByteBuffer.wrap(new byte[] {1, 0}).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(client.call(INTERFACE, 1, little).get().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer big = ByteBuffer.wrap(new byte[] {0, 1}).order(ByteOrder.BIG_ENDIAN);
            client.call(INTERFACE, 2, big).get();

            assertThat(upstream.received)
                    .extracting(frame -> frame.header().drep())
                    .containsExactly(
                            DataRepresentation.BIG_ENDIAN,
                            DataRepresentation.LITTLE_ENDIAN,
                            DataRepresentation.BIG_ENDIAN);
            assertThat(upstream.received.get(2).request().opnum()).isEqualTo(2);
        }
    }

    @Test
    void passesTheObjectOfTheCallOrOfTheBinding() throws IOException {
        UUID ofCall = UUID.randomUUID();
        UUID ofBinding = UUID.randomUUID();
        try (RecordingUpstream upstream = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness =
                        new RelayHarness(ofBinding + "@ncacn_ip_tcp:127.0.0.1[" + upstream.port() + "]")) {
            ClientAssociation client = harness.associate();
            client.call(INTERFACE, 1, Optional.of(ofCall), ByteBuffer.allocate(4))
                    .get();
            client.call("x").get();

            assertThat(upstream.received.get(1).request().object()).contains(ofCall);
            assertThat(upstream.received.get(2).request().object()).contains(ofBinding);
        }
    }

    @Test
    void refusesCallsBeyondTheLimit() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream, settings -> settings.pendingCalls(3))) {
            ClientAssociation client = harness.associate();
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(client.call("x"));
            }
            Answer.Fault fault = answers.get(3).fault();
            assertThat(fault.status).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
            assertThat(fault.didNotExecute).isTrue();
            assertThat(harness.counters.get(Counter.LIMITS_REACHED)).isEqualTo(1);
            RelayHarness.eventually(() -> upstream.count(PduType.REQUEST) == 3);
        }
    }

    @Test
    void refusesAnAnswerOverTheLimitAndKeepsTheConnection() throws IOException {
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            PduFrame request = peer.readRequest();
            peer.answer(request.header().callId(), new byte[50_000], 5840);
            while (true) {
                peer.answer(peer.readRequest());
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream, settings -> settings.requestBytes(20_000))) {
            ClientAssociation client = harness.associate();
            assertThat(client.call("x").fault().status.code()).isEqualTo(0x1C010013);
            assertThat(client.call("y").text()).isEqualTo("y");
            assertThat(upstream.connections).hasValue(1);
        }
    }

    @Test
    void leavesAnswersWithTheServerWhileTheClientDoesNotTakeThem() throws IOException {
        int size = 200_000;
        RecordingUpstream.Script script = peer -> {
            peer.acceptBind();
            for (int i = 0; i < 200; i++) {
                peer.answer(peer.readRequest().header().callId(), new byte[size], 5840);
            }
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            client.writable(false);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(client.call("x"));
            }
            RelayHarness.eventually(() -> upstream.count(PduType.REQUEST) > 0);
            RelayHarness.sleep(300);
            assertThat(answers.stream().filter(answer -> answer.heard.get() > 0).count())
                    .isLessThan(20);
            client.writable(true);
            for (Answer answer : answers) {
                assertThat(answer.bytes()).hasSize(size);
            }
        }
    }
}
