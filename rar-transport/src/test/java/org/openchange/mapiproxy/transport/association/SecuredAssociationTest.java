/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.VerificationTrailer;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.harness.EchoDispatcher;
import org.openchange.mapiproxy.transport.harness.RawClient;
import org.openchange.mapiproxy.transport.harness.TransportHarness;

/** NTLMSSP calls of a client that protects, tampers and lies. */
class SecuredAssociationTest {
    private static final ByteBuffer STUB = AssociationTest.numbers(5000, ByteOrder.LITTLE_ENDIAN);

    private final EchoDispatcher dispatcher = new EchoDispatcher();
    private TransportHarness harness;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        Account account = new Account("user", "EXAMPLE", NtHash.of("password".toCharArray()));
        AccountStore accounts = (domain, user) -> Optional.of(account);
        harness = new TransportHarness(
                InetAddress.getByName("127.0.0.1"),
                1,
                Limits.DEFAULT,
                SecurityProviders.acceptor(accounts, TransportHarness.IDENTITY),
                dispatcher);
        client = new RawClient(harness.open("rpc", 0, EchoDispatcher.ECHO).address());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        harness.close();
        assertThat(harness.counters().get(Counter.CALLS_PENDING)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PACKET, false", "INTEGRITY, true", "PRIVACY, false", "PRIVACY, true"})
    void echoesProtectedStubsOfManyFragments(AuthLevel level, boolean headerSigning) throws Exception {
        Session session = bind(level, "password", headerSigning);

        session.request(STUB, new byte[0], 0);

        assertThat(session.response()).isEqualTo(STUB);
        assertThat(dispatcher.seen()).singleElement().satisfies(call -> {
            assertThat(call.authLevel()).isEqualTo(level);
            assertThat(call.association().principal().orElseThrow().getName()).isEqualTo("EXAMPLE\\user");
        });
    }

    @Test
    void takesTheVerificationTrailerOffTheStub() throws Exception {
        Session session = bind(AuthLevel.INTEGRITY, "password", false);

        session.request(STUB, trailer(EchoDispatcher.ECHO), 0);

        assertThat(session.response()).isEqualTo(STUB);
    }

    @Test
    void refusesACallWhoseVerificationTrailerNamesAnotherInterface() throws Exception {
        Session session = bind(AuthLevel.INTEGRITY, "password", false);

        session.request(STUB, trailer(SyntaxId.parse("00000000-0000-0000-0000-000000000001/1.0")), 0);

        AssociationTest.assertFault(client.receive().orElseThrow(), 3, FaultStatus.ACCESS_DENIED);
        assertThat(dispatcher.seen()).isEmpty();
        session.request(STUB, new byte[0], 0);
        assertThat(session.response()).as("the connection goes on").isEqualTo(STUB);
    }

    @Test
    void refusesAStubThatWasChanged() throws Exception {
        Session session = bind(AuthLevel.INTEGRITY, "password", false);

        session.request(STUB, new byte[0], 1);

        AssociationTest.assertFault(client.receive().orElseThrow(), 3, FaultStatus.SECURITY_PACKAGE_ERROR);
        assertThat(client.receive()).isEmpty();
        assertThat(dispatcher.seen()).isEmpty();
    }

    @Test
    void refusesTheCallsOfAClientWithAWrongPassword() throws Exception {
        Session session = bind(AuthLevel.INTEGRITY, "wrong", false);

        session.request(STUB, new byte[0], 0);

        AssociationTest.assertFault(client.receive().orElseThrow(), 3, FaultStatus.ACCESS_DENIED);
        assertThat(client.receive()).isEmpty();
        assertThat(dispatcher.seen()).isEmpty();
        assertThat(harness.counters().get(Counter.AUTHENTICATION_FAILURES)).isEqualTo(1);
    }

    @Test
    void takesACallWithoutTrailerForOneWithoutAuthentication() throws Exception {
        bind(AuthLevel.PRIVACY, "password", false);

        client.request(3, EchoDispatcher.ECHO_STUB, STUB);

        assertThat(client.response()).isEqualTo(STUB);
        assertThat(dispatcher.seen()).singleElement().satisfies(call -> assertThat(call.authLevel())
                .isEqualTo(AuthLevel.NONE));
    }

    private static byte[] trailer(SyntaxId interfaceId) {
        return VerificationTrailer.write(
                Optional.empty(),
                Optional.of(new VerificationTrailer.Presentation(interfaceId, SyntaxId.NDR)),
                Optional.empty());
    }

    /** bind, bind_ack, auth3. */
    private Session bind(AuthLevel level, String password, boolean headerSigning) throws Exception {
        SecurityContext context = SecurityProviders.initiator("user", password.toCharArray(), "EXAMPLE")
                .initiate(AuthType.NTLMSSP, level, Optional.empty());
        SecurityTrailer trailer = new SecurityTrailer(AuthType.NTLMSSP, level, 0, 77);
        int flags = PfcFlags.WHOLE | (headerSigning ? PfcFlags.SUPPORT_HEADER_SIGN : 0);
        BindPdu bind =
                new BindPdu(5840, 5840, 0, List.of(new ContextElement(0, EchoDispatcher.ECHO, List.of(SyntaxId.NDR))));
        DataRepresentation drep = DataRepresentation.LITTLE_ENDIAN;
        client.send(bind.encode(PduType.BIND, flags, drep, 1, trailer, context.step(new byte[0])));
        PduFrame ack = client.receive().orElseThrow();
        assertThat(ack.header().has(PfcFlags.SUPPORT_HEADER_SIGN)).isEqualTo(headerSigning);
        byte[] last = context.step(ack.authValue());
        client.send(Auth3Pdu.INSTANCE.encode(PduType.AUTH3, PfcFlags.WHOLE, drep, 1, trailer, last));
        return new Session(context, level, trailer, headerSigning);
    }

    private final class Session {
        private final SecurityContext context;
        private final AuthLevel level;
        private final SecurityTrailer trailer;
        private final boolean headerSigning;

        Session(SecurityContext context, AuthLevel level, SecurityTrailer trailer, boolean headerSigning) {
            this.context = context;
            this.level = level;
            this.trailer = trailer;
            this.headerSigning = headerSigning;
        }

        /** @param change is added to one byte of the stub after it was protected */
        void request(ByteBuffer stub, byte[] verification, int change) throws IOException {
            ByteBuffer all = ByteBuffer.allocate(stub.remaining() + verification.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(stub.duplicate())
                    .put(verification)
                    .flip();
            int authLength = context.authValueLength(level);
            StubFragments fragments = StubFragments.request(
                    3,
                    0,
                    0,
                    EchoDispatcher.ECHO_STUB,
                    Optional.empty(),
                    all.order(ByteOrder.LITTLE_ENDIAN),
                    new StubFragments.Protection(5840, trailer, authLength));
            while (fragments.hasNext()) {
                ByteBuffer out = ByteBuffer.allocate(fragments.nextLength());
                fragments.writeNext(out);
                context.protect(level, view(out.array(), authLength));
                out.array()[100] += (byte) change;
                client.send(out.array());
            }
        }

        ByteBuffer response() throws IOException {
            ByteArrayOutputStream stub = new ByteArrayOutputStream();
            PduFrame frame;
            do {
                frame = client.receive().orElseThrow();
                assertThat(frame.type()).isEqualTo(PduType.RESPONSE);
                context.verify(level, view(frame.bytes(), frame.header().authLength()));
                int end = frame.bodyEnd() - frame.trailer().orElseThrow().padLength();
                stub.write(frame.bytes(), 24, end - 24);
            } while (!frame.header().last());
            return ByteBuffer.wrap(stub.toByteArray());
        }

        private ProtectedPdu view(byte[] pdu, int authLength) {
            int dataLength = pdu.length - 24 - SecurityTrailer.LENGTH - authLength;
            return new ProtectedPdu(pdu, 0, pdu.length, 24, dataLength, authLength, headerSigning);
        }
    }
}
