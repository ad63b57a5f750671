/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.BindTimeFeatures;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.harness.Await;
import org.openchange.mapiproxy.transport.harness.EchoDispatcher;
import org.openchange.mapiproxy.transport.harness.RawClient;
import org.openchange.mapiproxy.transport.harness.TransportHarness;

class AssociationTest {
    private final EchoDispatcher dispatcher = new EchoDispatcher();
    private TransportHarness harness;
    private InetSocketAddress server;

    @BeforeEach
    void open() throws IOException {
        harness = new TransportHarness(
                InetAddress.getByName("127.0.0.1"), 1, Limits.DEFAULT, (type, origin) -> Optional.empty(), dispatcher);
        server = harness.open("rpc", 0, EchoDispatcher.ECHO).address();
    }

    @AfterEach
    void close() throws InterruptedException {
        harness.close();
        assertThat(harness.associations().size()).isZero();
        assertThat(harness.associations().groupCount()).isZero();
        assertThat(harness.counters().get(Counter.CALLS_PENDING)).isZero();
        assertThat(harness.counters().get(Counter.CONNECTIONS_OPEN)).isZero();
    }

    @Test
    void answersInTheByteOrderOfTheStub() throws IOException {
        try (RawClient client = bound(0)) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                client.request(7, EchoDispatcher.ECHO_STUB, numbers(4, order));

                ByteBuffer answer = client.response();

                assertThat(answer.order()).isEqualTo(order);
                assertThat(answer).isEqualTo(numbers(4, order));
            }
        }
    }

    @Test
    void reassemblesRequestsAndCutsAnswersToTheNegotiatedSize() throws IOException {
        try (RawClient client = bound(0)) {
            ByteBuffer stub = numbers(500_000, ByteOrder.LITTLE_ENDIAN);
            client.request(7, EchoDispatcher.ECHO_STUB, stub);

            assertThat(client.response()).isEqualTo(stub);
        }
    }

    @Test
    void passesTheObjectOn() throws Exception {
        UUID object = UUID.randomUUID();
        try (RawClient client = bound(0)) {
            StubFragments request = StubFragments.request(
                    3,
                    0,
                    0,
                    EchoDispatcher.ECHO_STUB,
                    Optional.of(object),
                    numbers(1, ByteOrder.LITTLE_ENDIAN),
                    StubFragments.Protection.none(5840));
            ByteBuffer out = ByteBuffer.allocate(request.nextLength());
            request.writeNext(out);
            client.send(out.array());
            client.response();

            assertThat(dispatcher.seen()).singleElement().satisfies(call -> assertThat(call.object())
                    .contains(object));
        }
    }

    @Test
    void keepsTheCallIdsOfConcurrentCallsApart() throws Exception {
        try (RawClient client = bound(PfcFlags.CONC_MPX)) {
            client.request(21, EchoDispatcher.PARK, numbers(1, ByteOrder.LITTLE_ENDIAN));
            client.request(22, EchoDispatcher.ECHO_STUB, numbers(2, ByteOrder.LITTLE_ENDIAN));

            assertThat(client.receive().orElseThrow().header().callId()).isEqualTo(22);
            dispatcher.answerFirst();
            assertThat(client.receive().orElseThrow().header().callId()).isEqualTo(21);
        }
    }

    @Test
    void refusesConcurrentCallsThatWereNotNegotiated() throws Exception {
        try (RawClient client = bound(0)) {
            client.request(21, EchoDispatcher.PARK, numbers(1, ByteOrder.LITTLE_ENDIAN));
            client.request(22, EchoDispatcher.ECHO_STUB, numbers(1, ByteOrder.LITTLE_ENDIAN));

            assertFault(client.receive().orElseThrow(), 22, FaultStatus.PROTOCOL_ERROR);
            assertThat(client.receive()).isEmpty();
            Await.until("the parked call is abandoned", () -> dispatcher.abandonedCalls() == 1);
        }
    }

    @Test
    void tellsACallThatItIsCancelledAndStillAnswers() throws Exception {
        try (RawClient client = bound(0)) {
            client.request(5, EchoDispatcher.PARK, numbers(1, ByteOrder.LITTLE_ENDIAN));
            client.sendEmpty(PduType.CO_CANCEL, 5);
            Await.until("cancelled", () -> dispatcher.cancelledCalls() == 1);
            dispatcher.answerFirst();

            assertThat(client.receive().orElseThrow().type()).isEqualTo(PduType.RESPONSE);
            assertThat(harness.counters().get(Counter.CALLS_CANCELLED)).isEqualTo(1);
        }
    }

    @Test
    void dropsTheAnswerOfAnOrphanedCall() throws Exception {
        try (RawClient client = bound(0)) {
            client.request(5, EchoDispatcher.PARK, numbers(1, ByteOrder.LITTLE_ENDIAN));
            client.sendEmpty(PduType.ORPHANED, 5);
            Await.until("abandoned", () -> dispatcher.abandonedCalls() == 1);
            dispatcher.answerFirst();
            client.request(6, EchoDispatcher.ECHO_STUB, numbers(1, ByteOrder.LITTLE_ENDIAN));

            assertThat(client.receive().orElseThrow().header().callId()).isEqualTo(6);
        }
    }

    @Test
    void sendsNoAnswerToAMaybeCall() throws Exception {
        try (RawClient client = bound(0)) {
            StubFragments maybe = StubFragments.request(
                    8,
                    PfcFlags.MAYBE,
                    0,
                    EchoDispatcher.ECHO_STUB,
                    Optional.empty(),
                    numbers(1, ByteOrder.LITTLE_ENDIAN),
                    StubFragments.Protection.none(5840));
            ByteBuffer out = ByteBuffer.allocate(maybe.nextLength());
            maybe.writeNext(out);
            client.send(out.array());
            client.request(9, EchoDispatcher.ECHO_STUB, numbers(1, ByteOrder.LITTLE_ENDIAN));

            assertThat(client.receive().orElseThrow().header().callId()).isEqualTo(9);
        }
    }

    @Test
    void acceptsOneContextOfABindAndNegotiatesFeatures() throws IOException {
        SyntaxId unknown = SyntaxId.parse("00000000-0000-0000-0000-000000000001/1.0");
        BindPdu bind = new BindPdu(
                5840,
                5840,
                0,
                List.of(
                        new ContextElement(0, EchoDispatcher.ECHO, List.of(SyntaxId.NDR64)),
                        new ContextElement(1, EchoDispatcher.ECHO, List.of(SyntaxId.NDR64, SyntaxId.NDR)),
                        new ContextElement(2, EchoDispatcher.ECHO, List.of(SyntaxId.NDR)),
                        new ContextElement(3, unknown, List.of(SyntaxId.NDR)),
                        new ContextElement(4, EchoDispatcher.ECHO, List.of(BindTimeFeatures.ALL.syntax()))));
        try (RawClient client = new RawClient(server)) {
            client.send(bind.encode(PduType.BIND, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 1));

            BindAckPdu ack = client.receive().orElseThrow().bindAck();

            assertThat(ack.secondaryAddress()).isEqualTo(Integer.toString(server.getPort()));
            assertThat(ack.results())
                    .containsExactly(
                            ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED),
                            ContextResult.accepted(SyntaxId.NDR),
                            ContextResult.rejected(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED),
                            ContextResult.rejected(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED),
                            ContextResult.negotiated(BindTimeFeatures.ALL));
        }
    }

    @Test
    void naksASecondBind() throws IOException {
        try (RawClient client = bound(0)) {
            PduFrame nak = client.bind(EchoDispatcher.ECHO, 0);

            assertThat(nak.type()).isEqualTo(PduType.BIND_NAK);
            assertThat(nak.bindNak()).isEqualTo(new BindNakPdu(BindNakPdu.REASON_NOT_SPECIFIED));
            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void naksAVersionThatItDoesNotSpeak() throws IOException {
        try (RawClient client = new RawClient(server)) {
            byte[] bind = new BindPdu(5840, 5840, 0, List.of())
                    .encode(PduType.BIND, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 1);
            bind[0] = 6;
            client.send(bind);

            assertThat(client.receive().orElseThrow().bindNak())
                    .isEqualTo(new BindNakPdu(BindNakPdu.PROTOCOL_VERSION_NOT_SUPPORTED));
            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void refusesARequestBeforeTheBind() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.request(3, EchoDispatcher.ECHO_STUB, numbers(1, ByteOrder.LITTLE_ENDIAN));

            assertFault(client.receive().orElseThrow(), 3, FaultStatus.PROTOCOL_ERROR);
            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void sharesAGroupUntilItsLastConnectionLeaves() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        RawClient first = new RawClient(server);
        int group = first.bind(EchoDispatcher.ECHO, 0).bindAck().associationGroupId();
        first.request(1, EchoDispatcher.ECHO_STUB, numbers(1, ByteOrder.LITTLE_ENDIAN));
        first.response();
        dispatcher.seen().get(0).association().group().onEnd(ended::incrementAndGet);
        RawClient second = new RawClient(server);
        assertThat(second.bind(EchoDispatcher.ECHO, 0, group).bindAck().associationGroupId())
                .isEqualTo(group);

        first.close();
        Await.until("the first has left", () -> harness.associations().size() == 1);
        assertThat(ended).hasValue(0);
        second.close();
        Await.until("the group has ended", () -> ended.get() == 1);
        try (RawClient late = new RawClient(server)) {
            assertThat(late.bind(EchoDispatcher.ECHO, 0, group).type()).isEqualTo(PduType.BIND_NAK);
        }
    }

    @Test
    void showsWhatItIsDoing() throws Exception {
        try (RawClient client = bound(0)) {
            client.request(5, EchoDispatcher.PARK, numbers(1, ByteOrder.LITTLE_ENDIAN));
            Await.until("parked", () -> dispatcher.parkedCalls() == 1);

            assertThat(harness.associations().status()).singleElement().satisfies(status -> {
                assertThat(status.interfaces()).containsExactly(EchoDispatcher.ECHO.toString());
                assertThat(status.pendingCalls()).isEqualTo(1);
                assertThat(status.calls()).isEqualTo(1);
                assertThat(status.principal()).isEmpty();
            });
            dispatcher.answerFirst();
            client.response();
        }
    }

    private RawClient bound(int flags) throws IOException {
        RawClient client = new RawClient(server);
        assertThat(client.bind(EchoDispatcher.ECHO, flags).type()).isEqualTo(PduType.BIND_ACK);
        return client;
    }

    static void assertFault(PduFrame frame, int callId, FaultStatus status) {
        assertThat(frame.type()).isEqualTo(PduType.FAULT);
        assertThat(frame.header().callId()).isEqualTo(callId);
        assertThat(frame.fault().status()).isEqualTo(status);
    }

    static ByteBuffer numbers(int count, ByteOrder order) {
        ByteBuffer stub = ByteBuffer.allocate(4 * count).order(order);
        for (int i = 0; i < count; i++) {
            stub.putInt(i);
        }
        return stub.flip().order(order);
    }
}
