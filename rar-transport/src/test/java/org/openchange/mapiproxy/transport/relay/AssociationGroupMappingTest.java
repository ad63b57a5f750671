/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientGroup;

@Timeout(60)
class AssociationGroupMappingTest {
    private static final SyntaxId OTHER = SyntaxId.parse("1544f5e0-613c-11d1-93df-00c04fd7bd09/1.0");

    /** Gives each bind that asks for a new group another id, and refuses ids that it does not know. */
    private static final class Groups implements RecordingUpstream.Script {
        private final AtomicInteger next = new AtomicInteger(100);
        private final Set<Integer> known = ConcurrentHashMap.newKeySet();

        @Override
        public void run(RecordingUpstream.Peer peer) throws IOException {
            PduFrame bind = peer.read();
            int asked = bind.bind().associationGroupId();
            RelayHarness.sleep(30);
            if (asked != 0 && !known.contains(asked)) {
                peer.sendBindNak(bind, BindNakPdu.REASON_NOT_SPECIFIED);
                return;
            }
            int id = asked == 0 ? next.incrementAndGet() : asked;
            known.add(id);
            peer.sendBindAck(bind, id, PfcFlags.CONC_MPX, ContextResult.accepted(SyntaxId.NDR));
            while (true) {
                peer.answer(peer.readRequest());
            }
        }
    }

    private static List<Integer> askedGroups(RecordingUpstream upstream) {
        return upstream.received.stream()
                .filter(frame -> frame.type() == PduType.BIND)
                .map(frame -> frame.bind().associationGroupId())
                .toList();
    }

    @Test
    void connectionsOfOneClientShareAGroupUpstream() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new Groups());
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientGroup group = new ClientGroup();
            List<Answer> answers = IntStream.range(0, 6)
                    .mapToObj(i -> harness.associate(group).call("x"))
                    .toList();
            answers.forEach(answer -> assertThat(answer.text()).isEqualTo("x"));

            assertThat(askedGroups(upstream)).containsExactlyInAnyOrder(0, 101, 101, 101, 101, 101);
            assertThat(harness.environment.groups().size()).isEqualTo(1);
            group.end();
            assertThat(harness.environment.groups().size()).isZero();
        }
    }

    @Test
    void interfacesOfOneAssociationShareAGroupUpstream() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new Groups());
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientAssociation client = harness.associate();
            Answer first = client.call("x");
            Answer second = client.call(OTHER, 1, ByteBuffer.allocate(3));
            assertThat(first.text()).isEqualTo("x");
            assertThat(second.bytes()).hasSize(3);
            assertThat(askedGroups(upstream)).containsExactly(0, 101);
        }
    }

    @Test
    void clientsHaveGroupsOfTheirOwn() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new Groups());
                RelayHarness harness = RelayHarness.to(upstream)) {
            harness.associate().call("x").get();
            harness.associate().call("y").get();
            assertThat(askedGroups(upstream)).containsExactly(0, 0);
        }
    }

    @Test
    void aGroupEndsWithItsLastConnection() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new Groups());
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientGroup group = new ClientGroup();
            ClientAssociation first = harness.associate(group);
            first.call("x").get();
            first.close();
            RelayHarness.eventually(() -> upstream.open.get() == 0);
            harness.assertNothingLeft();
            harness.associate(group).call("y").get();
            assertThat(askedGroups(upstream)).containsExactly(0, 0);
        }
    }

    @Test
    void theNextOneLeadsWhenTheFirstBindFails() throws IOException {
        Groups groups = new Groups();
        RecordingUpstream.Script script = peer -> {
            if (peer.number == 1) {
                PduFrame bind = peer.read();
                RelayHarness.sleep(100);
                peer.sendBindNak(bind, BindNakPdu.TEMPORARY_CONGESTION);
            } else {
                groups.run(peer);
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientGroup group = new ClientGroup();
            Answer first = harness.associate(group).call("x");
            RelayHarness.eventually(() -> upstream.count(PduType.BIND) == 1);
            Answer second = harness.associate(group).call("y");
            Answer third = harness.associate(group).call("z");
            assertThat(first.fault().status).isEqualTo(FaultStatus.NCA_SERVER_TOO_BUSY);
            assertThat(second.text()).isEqualTo("y");
            assertThat(third.text()).isEqualTo("z");
            assertThat(askedGroups(upstream)).containsExactly(0, 0, 101);
        }
    }

    @Test
    void theNextOneLeadsWhenTheFirstClientGoesDuringItsBind() throws IOException {
        Groups groups = new Groups();
        RecordingUpstream.Script script = peer -> {
            if (peer.number == 1) {
                peer.awaitEnd();
            } else {
                groups.run(peer);
            }
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientGroup group = new ClientGroup();
            ClientAssociation first = harness.associate(group);
            first.call("x");
            RelayHarness.eventually(() -> upstream.count(PduType.BIND) == 1);
            ClientAssociation gone = harness.associate(group);
            gone.call("v");
            Answer second = harness.associate(group).call("y");
            gone.close();
            first.close();
            assertThat(second.text()).isEqualTo("y");
        }
    }

    @Test
    void asksForANewGroupWhenUpstreamHasLostTheOldOne() throws IOException {
        Groups groups = new Groups();
        try (RecordingUpstream upstream = new RecordingUpstream(groups);
                RelayHarness harness = RelayHarness.to(upstream)) {
            ClientGroup group = new ClientGroup();
            harness.associate(group).call("x").get();
            groups.known.clear();
            assertThat(harness.associate(group).call("y").text()).isEqualTo("y");
            assertThat(harness.associate(group).call("z").text()).isEqualTo("z");
            assertThat(askedGroups(upstream)).containsExactly(0, 101, 0, 102);
        }
    }
}
