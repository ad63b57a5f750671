/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.ProtocolTower;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.OpaqueRequest;
import org.openchange.mapiproxy.idl.epm.Epm;
import org.openchange.mapiproxy.idl.epm.EptMapRequest;
import org.openchange.mapiproxy.idl.epm.EptMapResponse;
import org.openchange.mapiproxy.idl.epm.Twr;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.launcher.capture.Dissected;
import org.openchange.mapiproxy.launcher.capture.TestConnection;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.ndr.ContextHandle;

class RpcDissectionTest {
    private static final SyntaxId MGMT = Mgmt.INTERFACE.id();
    private static final InqPrincNameRequest QUESTION = new InqPrincNameRequest(10, 64);
    private static final InqPrincNameResponse ANSWER = new InqPrincNameResponse("host/mail.example.org", 64, 0);

    private static TestConnection bound(SyntaxId interfaceId) {
        return new TestConnection(40000, 49152)
                .open()
                .client(TestRpc.bind(PduType.BIND, 1, 0, interfaceId))
                .server(TestRpc.accept(PduType.BIND_ACK, 1, SyntaxId.NDR));
    }

    @Test
    void decodesBothDirectionsOfACallOnAnyPort() {
        Dissected found = Dissected.of(bound(MGMT)
                .client(TestRpc.request(2, 0, QUESTION))
                .server(TestRpc.response(2, ANSWER))
                .close()
                .packets());

        assertThat(found.problems()).isEmpty();
        ObservedCall call = found.calls().get(0);
        assertThat(found.calls()).hasSize(1);
        assertThat(call.client()).hasToString("192.0.2.17:40000");
        assertThat(call.server()).hasToString("192.0.2.1:49152");
        assertThat(call.interfaceName() + " " + call.operation()).isEqualTo("mgmt inq_princ_name");
        assertThat(call.duration()).hasValue(java.time.Duration.ofMillis(1));
        assertThat(Dissected.text(call.request())).contains("authn_proto: 10", "princ_name_size: 64");
        assertThat(Dissected.text(call.response())).contains("\"host/mail.example.org\"");
        assertThat(call.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void decodesBigEndianFragments() {
        TestConnection connection = bound(MGMT);
        TestRpc.fragments(2, 0, QUESTION, ByteOrder.BIG_ENDIAN, 5840).forEach(connection::client);
        TestRpc.responseFragments(2, ANSWER, ByteOrder.BIG_ENDIAN, 40).forEach(connection::server);

        Dissected found = Dissected.of(connection.packets());

        assertThat(Dissected.text(found.call(0).response())).contains("\"host/mail.example.org\"");
        assertThat(found.call(0).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void putsFragmentsAndSegmentsTogetherThatCameInAnotherOrder() {
        TestConnection connection = bound(MGMT).client(TestRpc.request(2, 0, QUESTION));
        byte[] answer = new byte[0];
        for (byte[] fragment : TestRpc.responseFragments(2, ANSWER, ByteOrder.LITTLE_ENDIAN, 40)) {
            answer = ByteBuffer.allocate(answer.length + fragment.length)
                    .put(answer)
                    .put(fragment)
                    .array();
        }
        for (int at = 0; at < answer.length; at += 33) {
            connection.server(java.util.Arrays.copyOfRange(answer, at, Math.min(answer.length, at + 33)));
        }
        List<byte[]> packets = connection.packets();
        Collections.reverse(packets.subList(6, packets.size()));

        Dissected found = Dissected.of(packets);

        assertThat(Dissected.text(found.call(0).response())).contains("\"host/mail.example.org\"");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void takesPdusThatAreCutAtEveryByte() {
        TestConnection connection = bound(MGMT);
        for (byte octet : TestRpc.request(2, 0, QUESTION)) {
            connection.client(new byte[] {octet});
        }

        Dissected found =
                Dissected.of(connection.server(TestRpc.response(2, ANSWER)).packets());

        assertThat(found.calls()).hasSize(1);
        assertThat(found.call(0).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void followsAlteredContexts() {
        Dissected found = Dissected.of(bound(Epm.INTERFACE.id())
                .client(TestRpc.bind(PduType.ALTER_CONTEXT, 2, 5, MGMT))
                .server(TestRpc.accept(PduType.ALTER_CONTEXT_RESP, 2, SyntaxId.NDR))
                .client(TestRpc.request(3, 5, QUESTION))
                .server(TestRpc.response(3, ANSWER))
                .packets());

        assertThat(found.call(0).interfaceName()).isEqualTo("mgmt");
    }

    @Test
    void followsTheEndpointMapperToAConnectionWhoseBindWasNotCaptured() throws IOException {
        Inet4Address host = (Inet4Address) InetAddress.getByName("192.0.2.1");
        ProtocolTower tower = ProtocolTower.tcp(MGMT, SyntaxId.NDR, 49152, host);
        EptMapRequest question = new EptMapRequest(null, null, ContextHandle.NULL, 4);
        EptMapResponse answer =
                EptMapResponse.of(ContextHandle.NULL, List.of(Twr.of(ByteBuffer.wrap(tower.toBytes()))), 4, 0);
        List<byte[]> packets = new TestConnection(40000, 135)
                .open()
                .client(TestRpc.bind(PduType.BIND, 1, 0, Epm.INTERFACE.id()))
                .server(TestRpc.accept(PduType.BIND_ACK, 1, SyntaxId.NDR))
                .client(TestRpc.request(2, 0, question))
                .server(TestRpc.response(2, answer))
                .close()
                .packets();
        List<byte[]> later = new TestConnection(40001, 49152)
                .client(TestRpc.request(9, 0, QUESTION))
                .server(TestRpc.response(9, ANSWER))
                .packets();
        packets.addAll(later);

        Dissected found = Dissected.of(packets);

        assertThat(found.call(1).interfaceName() + " " + found.call(1).operation())
                .isEqualTo("mgmt inq_princ_name");
        assertThat(found.call(1).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void findsOutWhoIsTheServerWhenItJoinsWithAnAnswer() {
        List<byte[]> packets = bound(MGMT)
                .client(TestRpc.request(2, 0, QUESTION))
                .server(TestRpc.response(2, ANSWER))
                .client(TestRpc.request(3, 0, QUESTION))
                .server(TestRpc.response(3, ANSWER))
                .packets();

        Dissected found = Dissected.of(packets.subList(6, packets.size()));

        assertThat(found.calls()).hasSize(2).allSatisfy(call -> assertThat(call.client())
                .hasToString("192.0.2.17:40000"));
        assertThat(found.call(0).verdict().detail()).isEqualTo("the request was not captured");
        assertThat(found.call(1).verdict().detail()).isEqualTo("its bind was not captured");
    }

    @Test
    void showsAnUnknownInterfaceAsBytes() {
        SyntaxId unknown = SyntaxId.parse("12345678-1234-abcd-ef00-01234567cffb/1.0");
        OpaqueRequest request = new OpaqueRequest(4, ByteBuffer.wrap(new byte[] {1, 2, 3}));

        ObservedCall call = Dissected.of(
                        bound(unknown).client(TestRpc.request(2, 0, request)).packets())
                .call(0);

        assertThat(call.interfaceName() + " " + call.operation()).isEqualTo(unknown + " opnum 4");
        assertThat(Dissected.text(call.request())).contains("no IDL of this interface is known here", "010203");
        assertThat(call.verdict().kind()).isEqualTo(Verdict.Kind.OPAQUE);
        assertThat(call.response()).isEmpty();
    }

    @Test
    void leavesNdr64Alone() {
        Dissected found = Dissected.of(new TestConnection(40000, 49152)
                .open()
                .client(TestRpc.bind(PduType.BIND, 1, 0, MGMT))
                .server(TestRpc.accept(PduType.BIND_ACK, 1, SyntaxId.NDR64))
                .client(TestRpc.request(2, 0, QUESTION))
                .packets());

        assertThat(found.call(0).verdict()).isEqualTo(Verdict.opaque("its transfer syntax is " + SyntaxId.NDR64));
    }

    @Test
    void showsFaults() {
        ObservedCall call = Dissected.of(bound(MGMT)
                        .client(TestRpc.request(2, 0, QUESTION))
                        .server(TestRpc.fault(2, FaultStatus.ACCESS_DENIED))
                        .packets())
                .call(0);

        assertThat(Dissected.text(call.response())).isEqualTo("fault: rpc_s_access_denied (0x00000005)\n");
        assertThat(call.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void pairsAnswersThatComeInAnotherOrderThanTheirRequests() {
        Dissected found = Dissected.of(bound(MGMT)
                .client(TestRpc.request(2, 0, QUESTION))
                .client(TestRpc.request(3, 0, new InqPrincNameRequest(16, 1)))
                .server(TestRpc.response(3, ANSWER))
                .server(TestRpc.fault(2, FaultStatus.ACCESS_DENIED))
                .packets());

        assertThat(Dissected.text(found.call(0).request())).contains("authn_proto: 16");
        assertThat(Dissected.text(found.call(1).request())).contains("authn_proto: 10");
    }

    @Test
    void findsWhereAStubIsMalformedOrDiffers() {
        byte[] malformed = TestRpc.response(2, ANSWER);
        malformed[24] = 0; // the string's pointer
        byte[] shorter = TestRpc.request(3, 0, new OpaqueRequest(4, ByteBuffer.wrap(new byte[] {1, 2, 3})));

        Dissected found = Dissected.of(bound(MGMT)
                .client(TestRpc.request(2, 0, QUESTION))
                .server(malformed)
                .client(shorter)
                .packets());

        assertThat(found.calls()).extracting(call -> call.verdict().kind()).containsOnly(Verdict.Kind.FAILED);
        assertThat(found.call(1).verdict().offset()).isZero();
        assertThat(Dissected.text(found.call(1).request())).contains("malformed: ", "010203");
    }

    @Test
    void tellsOfAGapAndGoesOnBehindIt() {
        TestConnection connection = bound(MGMT)
                .client(TestRpc.request(2, 0, QUESTION))
                .unseenServer(50)
                .server(TestRpc.response(3, ANSWER))
                .client(TestRpc.request(4, 0, QUESTION))
                .server(TestRpc.response(4, ANSWER));

        Dissected found = Dissected.of(connection.packets());

        assertThat(found.problems())
                .containsExactly("192.0.2.17:40000 with 192.0.2.1:49152: 50 bytes of the server are missing");
        assertThat(found.calls())
                .extracting(call -> call.verdict().kind())
                .containsExactlyInAnyOrder(Verdict.Kind.OPAQUE, Verdict.Kind.IDENTICAL, Verdict.Kind.IDENTICAL);
    }

    @Test
    void hidesAStubOfWhichAPartIsMissing() {
        List<byte[]> fragments = TestRpc.responseFragments(2, ANSWER, ByteOrder.LITTLE_ENDIAN, 40);
        TestConnection connection = bound(MGMT).client(TestRpc.request(2, 0, QUESTION));
        connection.server(fragments.get(0)).unseenServer(fragments.get(1).length);
        fragments.subList(2, fragments.size()).forEach(connection::server);

        ObservedCall call = Dissected.of(connection.packets()).call(0);

        assertThat(call.verdict().detail()).isEqualTo("a part of it was not captured");
    }

    @Test
    void tellsWhenAConnectionEndsWithinAPdu() {
        byte[] request = TestRpc.request(2, 0, QUESTION);

        Dissected found = Dissected.of(
                bound(MGMT).client(java.util.Arrays.copyOf(request, 20)).close().packets());

        assertThat(found.calls()).isEmpty();
        assertThat(found.problems()).containsExactly("192.0.2.17:40000 with 192.0.2.1:49152: ends within a PDU");
    }

    @Test
    void tellsWhatFollowsAPduWithoutBeingOne() {
        Dissected found = Dissected.of(bound(MGMT)
                .client("this is not a PDU at all")
                .client(TestRpc.request(2, 0, QUESTION))
                .packets());

        assertThat(found.problems())
                .containsExactly("192.0.2.17:40000 with 192.0.2.1:49152: bytes that are no PDU follow one");
        assertThat(found.calls()).hasSize(1);
    }

    @Test
    void saysNothingOfProtocolsThatItDoesNotKnow() {
        List<byte[]> packets = new ArrayList<>();
        packets.addAll(new TestConnection(40000, 1080)
                .open()
                .client(new byte[] {5, 1, 0})
                .server(new byte[] {5, 0})
                .client(new byte[40])
                .close()
                .packets());
        packets.addAll(new TestConnection(40001, 25)
                .open()
                .server("220 hello\r\n")
                .close()
                .packets());

        Dissected found = Dissected.of(packets);

        assertThat(found.calls()).isEmpty();
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void foreseesWhateverTheBytesAre() {
        java.util.Random random = new java.util.Random(5);
        for (int round = 0; round < 300; round++) {
            List<byte[]> packets = bound(MGMT)
                    .client(TestRpc.request(2, 0, QUESTION))
                    .server(TestRpc.response(2, ANSWER))
                    .close()
                    .packets();
            for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                byte[] packet = packets.get(3 + random.nextInt(4));
                packet[40 + random.nextInt(packet.length - 40)] = (byte) random.nextInt();
            }

            assertThat(Dissected.of(packets).problems()).noneMatch(problem -> problem.contains("unexpected"));
        }
    }

    @Test
    void keepsNoMoreOfAStubThanItsLimit() {
        OpaqueRequest large = new OpaqueRequest(0, ByteBuffer.allocate(StubAssembly.MAX_LENGTH + 1));
        TestConnection connection = bound(MGMT);
        TestRpc.fragments(2, 0, large, ByteOrder.LITTLE_ENDIAN, 65_000).forEach(connection::client);

        ObservedCall call = Dissected.of(connection.packets()).call(0);

        assertThat(Dissected.text(call.request())).isEqualTo("opaque: 4194305 bytes, longer than 4194304 bytes\n");
    }
}
