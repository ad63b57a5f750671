/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;

@Timeout(60)
class UpstreamEndpointTest {
    private static final int NOT_REGISTERED = 0x16C9A0D6;

    /** An endpoint mapper that answers one port, or that nothing is registered when the port is 0. */
    private static RecordingUpstream mapper(AtomicInteger port) throws IOException {
        return new RecordingUpstream(peer -> {
            assertThat(peer.acceptBind().contexts().get(0).abstractSyntax()).isEqualTo(EndpointCodec.INTERFACE);
            while (true) {
                PduFrame request = peer.readRequest();
                assertThat(request.request().opnum()).isEqualTo(3);
                RelayHarness.sleep(50);
                peer.answer(request.header().callId(), answer(port.get()), 5840);
            }
        });
    }

    private static byte[] answer(int port) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[20]); // entry_handle
        if (port == 0) {
            out.putInt(0).putInt(4).putInt(0).putInt(0).putInt(NOT_REGISTERED);
        } else {
            byte[] tower = ProtocolTower.tcp(RelayHarness.INTERFACE, SyntaxId.NDR, port, (Inet4Address)
                            InetAddress.getByName("192.0.2.7"))
                    .toBytes();
            out.putInt(1).putInt(4).putInt(0).putInt(1).putInt(3); // num_towers, max, offset, actual, referent
            out.putInt(tower.length)
                    .putInt(tower.length)
                    .put(tower)
                    .put((byte) 0)
                    .putInt(0);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private static RelayHarness harness(RecordingUpstream mapper) {
        return new RelayHarness(
                "ncacn_ip_tcp:127.0.0.1",
                java.util.Optional.empty(),
                settings -> settings.endpointMapperPort(mapper.port()));
    }

    @Test
    void asksTheEndpointMapperOnceForManyClients() throws IOException {
        try (RecordingUpstream server = new RecordingUpstream(RecordingUpstream.echo());
                RecordingUpstream mapper = mapper(new AtomicInteger(server.port()));
                RelayHarness harness = harness(mapper)) {
            List<Answer> answers = IntStream.range(0, 8)
                    .mapToObj(i -> harness.associate().call("x" + i))
                    .toList();
            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i).text()).isEqualTo("x" + i);
            }
            assertThat(harness.associate().call("later").text()).isEqualTo("later");

            assertThat(mapper.count(PduType.REQUEST)).isEqualTo(1);
            ProtocolTower question = tower(mapper.received.get(1));
            assertThat(question.interfaceId()).contains(RelayHarness.INTERFACE);
            assertThat(question.transferSyntax()).contains(SyntaxId.NDR);
            assertThat(question.tcpPort()).hasValue(0);
            RelayHarness.eventually(() -> mapper.open.get() == 0);
            assertThat(mapper.failures).isEmpty();
        }
    }

    private static ProtocolTower tower(PduFrame request) {
        byte[] stub = RecordingUpstream.Peer.stub(request);
        ByteBuffer in = ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN);
        int at = in.getInt(0) == 0 ? 4 : 20; // object: a null pointer, or the nil UUID
        int length = in.getInt(at + 4);
        assertThat(in.getInt(at + 8)).isEqualTo(length);
        return ProtocolTower.read(in.slice(at + 12, length));
    }

    @Test
    void asksAgainWhenTheKnownPortIsClosed() throws IOException {
        AtomicInteger port = new AtomicInteger();
        try (RecordingUpstream mapper = mapper(port);
                RelayHarness harness = harness(mapper)) {
            try (RecordingUpstream old = new RecordingUpstream(RecordingUpstream.echo())) {
                port.set(old.port());
                ClientAssociation client = harness.associate();
                assertThat(client.call("x").text()).isEqualTo("x");
                client.close();
            }
            try (RecordingUpstream moved = new RecordingUpstream(RecordingUpstream.echo())) {
                port.set(moved.port());
                assertThat(harness.associate().call("y").text()).isEqualTo("y");
            }
            assertThat(mapper.count(PduType.REQUEST)).isEqualTo(2);
        }
    }

    @Test
    void saysThatTheInterfaceIsNotRegistered() throws IOException {
        try (RecordingUpstream mapper = mapper(new AtomicInteger());
                RelayHarness harness = harness(mapper)) {
            Answer.Fault fault = harness.associate().call("x").fault();
            assertThat(fault.status).isEqualTo(FaultStatus.UNKNOWN_INTERFACE);
            assertThat(fault.didNotExecute).isTrue();
        }
    }

    @Test
    void faultsWhenTheEndpointMapperIsAwayOrTalksNonsense() throws IOException {
        RecordingUpstream.Script nonsense = peer -> {
            peer.acceptBind();
            PduFrame request = peer.readRequest();
            peer.answer(request.header().callId(), new byte[] {1, 2, 3}, 5840);
            peer.awaitEnd();
        };
        try (RecordingUpstream mapper = new RecordingUpstream(nonsense);
                RelayHarness harness = harness(mapper)) {
            assertThat(harness.associate().call("x").fault().status).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
            mapper.close();
            assertThat(harness.associate().call("y").fault().status).isEqualTo(FaultStatus.SERVER_UNAVAILABLE);
        }
    }

    @Test
    void anotherClientAsksWhenTheOneWhoAskedGoes() throws IOException {
        try (RecordingUpstream server = new RecordingUpstream(RecordingUpstream.echo());
                RecordingUpstream mapper = new RecordingUpstream(peer -> {
                    peer.acceptBind();
                    PduFrame request = peer.readRequest();
                    if (peer.number == 1) {
                        peer.awaitEnd();
                    }
                    peer.answer(request.header().callId(), answer(server.port()), 5840);
                    peer.awaitEnd();
                });
                RelayHarness harness = harness(mapper)) {
            ClientAssociation first = harness.associate();
            first.call("x");
            RelayHarness.eventually(() -> mapper.count(PduType.REQUEST) == 1);
            ClientAssociation second = harness.associate();
            Answer answer = second.call("y");
            second.settle();
            first.close();
            assertThat(answer.text()).isEqualTo("y");
            assertThat(mapper.failures).isEmpty();
        }
    }

    @Test
    void connectsFromTheLocalAddressOfTheBinding() throws IOException {
        try (RecordingUpstream server = new RecordingUpstream(RecordingUpstream.echo());
                RelayHarness harness =
                        new RelayHarness("ncacn_ip_tcp:127.0.0.1[" + server.port() + ",localaddress=127.0.0.9]")) {
            assertThat(harness.associate().call("x").text()).isEqualTo("x");
            assertThat(server.clients).allSatisfy(client -> assertThat(client).isEqualTo("127.0.0.9"));
            assertThat(server.clients).hasSize(1);
        }
    }
}
