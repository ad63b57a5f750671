/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindAckPdu;
import org.openchange.mapiproxy.dcerpc.BindNakPdu;
import org.openchange.mapiproxy.dcerpc.ContextResult;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityAcceptor;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.relay.RelayHarness.ClientAssociation;

@Timeout(60)
class AuthenticatedUpstreamTest {
    private static final Account ACCOUNT = new Account("alice", "EXAMPLE", NtHash.of("secret".toCharArray()));
    private static final SecurityAcceptor ACCEPTOR = SecurityProviders.acceptor(
            (domain, user) -> Optional.of(ACCOUNT), new ProxyIdentity("SERVER", "EXAMPLE", "example.test"));

    /** An NTLM server that verifies each request and lets a test spoil each protected answer. */
    private static final class NtlmServer implements RecordingUpstream.Script {
        private final Consumer<byte[]> spoil;
        private final Set<String> principals = ConcurrentHashMap.newKeySet();

        NtlmServer(Consumer<byte[]> spoil) {
            this.spoil = spoil;
        }

        @Override
        public void run(RecordingUpstream.Peer peer) throws IOException {
            PduFrame bind = peer.read();
            SecurityTrailer trailer = bind.trailer().orElseThrow();
            Optional<SecurityContext> accepted = AuthType.of(trailer.authType())
                    .filter(type -> type == AuthType.NTLMSSP)
                    .flatMap(type -> ACCEPTOR.accept(type));
            if (accepted.isEmpty()) {
                peer.sendBindNak(bind, BindNakPdu.AUTHENTICATION_TYPE_NOT_RECOGNIZED);
                return;
            }
            SecurityContext context = accepted.get();
            List<ContextResult> results = List.of(ContextResult.accepted(SyntaxId.NDR));
            peer.send(new BindAckPdu(5840, 5840, 9, "6001", results)
                    .encode(
                            PduType.BIND_ACK,
                            PfcFlags.WHOLE | PfcFlags.CONC_MPX | bind.header().flags() & PfcFlags.SUPPORT_HEADER_SIGN,
                            bind.header().drep(),
                            bind.header().callId(),
                            trailer,
                            context.step(bind.authValue())));
            context.step(peer.read().authValue());
            principals.add(context.principal().orElseThrow().getName());
            AuthLevel level = AuthLevel.of(trailer.authLevel()).orElseThrow();
            while (true) {
                answer(peer, context, level);
            }
        }

        private void answer(RecordingUpstream.Peer peer, SecurityContext context, AuthLevel level) throws IOException {
            PduFrame request = peer.readRequest();
            SecurityTrailer trailer = request.trailer().orElseThrow();
            int start = request.request().stubOffset();
            int length = request.bytes().length;
            int authLength = request.header().authLength();
            context.verify(
                    level,
                    new ProtectedPdu(request.bytes(), 0, length, start, request.bodyEnd() - start, authLength, true));
            byte[] stub = Arrays.copyOfRange(request.bytes(), start, request.bodyEnd() - trailer.padLength());
            StubFragments fragments = StubFragments.response(
                    request.header().callId(),
                    0,
                    ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN),
                    new StubFragments.Protection(2048, trailer, authLength));
            while (fragments.hasNext()) {
                byte[] pdu = new byte[fragments.nextLength()];
                fragments.writeNext(ByteBuffer.wrap(pdu));
                int data = pdu.length - 24 - SecurityTrailer.LENGTH - authLength;
                context.protect(level, new ProtectedPdu(pdu, 0, pdu.length, 24, data, authLength, true));
                spoil.accept(pdu);
                peer.send(pdu);
            }
        }
    }

    private static RelayHarness harness(RecordingUpstream upstream, String flags, String password) {
        SecurityInitiator initiator = SecurityProviders.initiator("alice", password.toCharArray(), "EXAMPLE");
        return harness(upstream, flags, initiator);
    }

    private static RelayHarness harness(RecordingUpstream upstream, String flags, SecurityInitiator initiator) {
        return new RelayHarness(
                "ncacn_ip_tcp:127.0.0.1[" + upstream.port() + "," + flags + "]",
                Optional.of(initiator),
                UnaryOperator.identity());
    }

    @Test
    void sealsRequestsAndOpensAnswersOfManyFragments() throws IOException {
        NtlmServer server = new NtlmServer(pdu -> {});
        try (RecordingUpstream upstream = new RecordingUpstream(server);
                RelayHarness harness = harness(upstream, "ntlm,seal", "secret")) {
            ClientAssociation client = harness.associate();
            for (int length : new int[] {0, 1, 15, 16, 17, 5000}) {
                byte[] stub = new byte[length];
                Arrays.fill(stub, (byte) length);
                assertThat(client.call(stub).bytes()).isEqualTo(stub);
            }
            assertThat(server.principals).containsExactly("EXAMPLE\\alice");
            assertThat(upstream.failures).isEmpty();
        }
    }

    @Test
    void closesTheConnectionAndFaultsItsCallsOnABadSignature() throws IOException {
        NtlmServer server = new NtlmServer(pdu -> pdu[pdu.length - 1] ^= 1);
        assertBadAnswer(server, "ntlm,sign");
    }

    @Test
    void closesTheConnectionAndFaultsItsCallsOnAChangedAnswer() throws IOException {
        assertBadAnswer(new NtlmServer(pdu -> pdu[24] ^= 1), "ntlm,seal");
    }

    @Test
    void closesTheConnectionAndFaultsItsCallsOnAnAnswerOfAnotherLevel() throws IOException {
        assertBadAnswer(new NtlmServer(pdu -> pdu[pdu.length - 16 - 7] = 2), "ntlm,seal");
    }

    private static void assertBadAnswer(NtlmServer server, String flags) throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(server);
                RelayHarness harness = harness(upstream, flags, "secret")) {
            Answer answer = harness.associate().call("x");
            assertThat(answer.fault().status).isEqualTo(FaultStatus.SECURITY_PACKAGE_ERROR);
            assertThat(answer.fault().didNotExecute).isFalse();
            RelayHarness.eventually(() -> upstream.open.get() == 0);
            assertThat(harness.counters.get(Counter.UPSTREAM_FAILURES)).isEqualTo(1);
        }
    }

    @Test
    void refusesAnAnswerWithoutSignature() throws IOException {
        RecordingUpstream.Script script = peer -> {
            SecurityContext context = ACCEPTOR.accept(AuthType.NTLMSSP).orElseThrow();
            PduFrame bind = peer.read();
            peer.send(new BindAckPdu(5840, 5840, 9, "", List.of(ContextResult.accepted(SyntaxId.NDR)))
                    .encode(
                            PduType.BIND_ACK,
                            PfcFlags.WHOLE,
                            bind.header().drep(),
                            bind.header().callId(),
                            bind.trailer().orElseThrow(),
                            context.step(bind.authValue())));
            peer.answer(peer.readRequest().header().callId(), new byte[8], 5840);
            peer.awaitEnd();
        };
        try (RecordingUpstream upstream = new RecordingUpstream(script);
                RelayHarness harness = harness(upstream, "ntlm,sign", "secret")) {
            assertThat(harness.associate().call("x").fault().status).isEqualTo(FaultStatus.SECURITY_PACKAGE_ERROR);
        }
    }

    @Test
    void givesUpSpnegoForNtlmWhenTheServerDoesNotKnowItAndNobodyAskedForIt() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new NtlmServer(pdu -> {}));
                RelayHarness harness = harness(upstream, "seal", "secret")) {
            assertThat(harness.associate().call("x").text()).isEqualTo("x");
            assertThat(bindTypes(upstream)).containsExactly(AuthType.SPNEGO.value(), AuthType.NTLMSSP.value());
        }
    }

    @Test
    void keepsToTheMechanismOfTheBinding() throws IOException {
        try (RecordingUpstream upstream = new RecordingUpstream(new NtlmServer(pdu -> {}));
                RelayHarness harness = harness(upstream, "spnego,seal", "secret")) {
            assertThat(harness.associate().call("x").fault().status).isEqualTo(FaultStatus.ACCESS_DENIED);
            assertThat(bindTypes(upstream)).containsExactly(AuthType.SPNEGO.value());
        }
    }

    private static List<Integer> bindTypes(RecordingUpstream upstream) {
        return upstream.received.stream()
                .filter(frame -> frame.type() == PduType.BIND)
                .map(frame -> frame.trailer().orElseThrow().authType())
                .toList();
    }

    @Test
    void neverAsksForATicketOnAnEventLoop() throws IOException {
        Set<String> threads = new HashSet<>();
        SecurityInitiator initiator = (type, level, target) -> {
            threads.add(Thread.currentThread().getName());
            throw new org.openchange.mapiproxy.security.AuthenticationException("no ticket for " + target.orElse(""));
        };
        try (RecordingUpstream upstream = new RecordingUpstream(peer -> peer.awaitEnd());
                RelayHarness harness = harness(upstream, "krb5,seal,target_hostname=server.example.test", initiator)) {
            assertThat(harness.associate().call("x").fault().status).isEqualTo(FaultStatus.ACCESS_DENIED);
            assertThat(threads).hasSize(1).allSatisfy(name -> assertThat(name).startsWith("pool-"));
            assertThat(upstream.connections).hasValue(0);
        }
    }

    @Test
    void releasesTheContextWhenTheClientGoesWhileATicketIsFetched() throws Exception {
        var inStep = new java.util.concurrent.CountDownLatch(1);
        var goOn = new java.util.concurrent.CountDownLatch(1);
        var closes = new java.util.concurrent.atomic.AtomicInteger();
        SecurityContext real = SecurityProviders.initiator("alice", "secret".toCharArray(), "EXAMPLE")
                .initiate(AuthType.NTLMSSP, AuthLevel.PRIVACY, Optional.empty());
        SecurityInitiator initiator = (type, level, target) -> {
            inStep.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new ClosingContext(real, closes::incrementAndGet);
        };
        try (RecordingUpstream upstream = new RecordingUpstream(peer -> peer.awaitEnd());
                RelayHarness harness = harness(upstream, "krb5,seal", initiator)) {
            ClientAssociation client = harness.associate();
            client.call("x");
            assertThat(inStep.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            client.close();
            assertThat(closes).hasValue(0);
            goOn.countDown();
            RelayHarness.eventually(() -> closes.get() == 1);
            assertThat(upstream.connections).hasValue(0);
        }
    }

    /** Tells when it is closed. */
    private record ClosingContext(SecurityContext real, Runnable onClose) implements SecurityContext {
        @Override
        public AuthType type() {
            return real.type();
        }

        @Override
        public byte[] step(byte[] token) throws org.openchange.mapiproxy.security.AuthenticationException {
            return real.step(token);
        }

        @Override
        public boolean established() {
            return real.established();
        }

        @Override
        public Optional<org.openchange.mapiproxy.security.AuthenticatedPrincipal> principal() {
            return real.principal();
        }

        @Override
        public int authValueLength(AuthLevel level) {
            return real.authValueLength(level);
        }

        @Override
        public void protect(AuthLevel level, ProtectedPdu pdu) {
            real.protect(level, pdu);
        }

        @Override
        public void verify(AuthLevel level, ProtectedPdu pdu)
                throws org.openchange.mapiproxy.security.AuthenticationException {
            real.verify(level, pdu);
        }

        @Override
        public void close() {
            real.close();
            onClose.run();
        }
    }
}
