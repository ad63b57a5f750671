/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.config.Limits;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.BindPdu;
import org.openchange.mapiproxy.dcerpc.ContextElement;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.NtlmProof;
import org.openchange.mapiproxy.security.logon.NtlmVerdict;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.transport.harness.Await;
import org.openchange.mapiproxy.transport.harness.EchoDispatcher;
import org.openchange.mapiproxy.transport.harness.RawClient;
import org.openchange.mapiproxy.transport.harness.TransportHarness;

/** Logons that somebody far away has to judge. */
class AwaitedLogonTest {
    private static final DataRepresentation DREP = DataRepresentation.LITTLE_ENDIAN;
    private static final SecurityTrailer TRAILER = new SecurityTrailer(AuthType.NTLMSSP, AuthLevel.CONNECT, 0, 77);

    private final EchoDispatcher dispatcher = new EchoDispatcher();
    private final FarAuthority authority = new FarAuthority();
    private TransportHarness harness;
    private RawClient client;
    private SecurityContext context;

    /** Waits until it is told to go on. */
    private static final class FarAuthority implements NtlmAuthority {
        private final CountDownLatch told = new CountDownLatch(1);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final NtHashAuthority hashes = new NtHashAuthority(
                (domain, user) -> Optional.of(new Account("user", "EXAMPLE", NtHash.of("password".toCharArray()))));

        @Override
        public NtlmVerdict verify(NtlmProof proof) {
            asked.incrementAndGet();
            try {
                if (!told.await(5, TimeUnit.SECONDS)) {
                    return NtlmVerdict.refused(LogonFailure.UNAVAILABLE, "nobody told it");
                }
            } catch (InterruptedException e) {
                return NtlmVerdict.refused(LogonFailure.UNAVAILABLE, "interrupted");
            } finally {
                done.incrementAndGet();
            }
            return hashes.verify(proof);
        }
    }

    private void open(Duration handshakeTime) throws IOException {
        Limits d = Limits.DEFAULT;
        Limits limits = new Limits(
                d.connections(),
                d.connectionsPerAddress(),
                d.fragmentBytes(),
                d.requestBytes(),
                d.bindContexts(),
                d.securityContexts(),
                d.pendingCalls(),
                handshakeTime,
                d.idleTime(),
                d.relayTime(),
                Duration.ofMillis(100),
                d.aheadCalls(),
                d.aheadBytes());
        harness = new TransportHarness(
                InetAddress.getByName("127.0.0.1"),
                1,
                limits,
                SecurityProviders.acceptor(authority, TransportHarness.IDENTITY, Optional.empty()),
                dispatcher);
        client = new RawClient(harness.open("rpc", 0, EchoDispatcher.ECHO).address());
    }

    @AfterEach
    void close() throws Exception {
        authority.told.countDown();
        client.close();
        harness.close();
        assertThat(harness.counters().get(Counter.CALLS_PENDING)).isZero();
        assertThat(harness.associations().size()).isZero();
    }

    @Test
    void holdsTheCallsOfAClientUntilItIsKnown() throws Exception {
        open(Duration.ofSeconds(30));
        bindAndProve("password");
        for (int callId = 2; callId < 22; callId++) {
            client.request(callId, EchoDispatcher.ECHO_STUB, stub(callId));
        }
        Await.until("the authority is asked", () -> authority.asked.get() == 1);
        assertThat(dispatcher.seen()).isEmpty();

        authority.told.countDown();

        for (int callId = 2; callId < 22; callId++) {
            assertThat(client.response()).isEqualTo(stub(callId));
        }
        assertThat(dispatcher.seen()).hasSize(20).allSatisfy(call -> assertThat(
                        call.association().principal().orElseThrow().getName())
                .isEqualTo("EXAMPLE\\user"));
    }

    @Test
    void takesAClientThatTurnsOutToHaveAWrongPasswordForNobody() throws Exception {
        open(Duration.ofSeconds(30));
        bindAndProve("wrong");
        client.request(2, EchoDispatcher.ECHO_STUB, stub(2));
        Await.until("the authority is asked", () -> authority.asked.get() == 1);

        authority.told.countDown();

        assertThat(client.response()).isEqualTo(stub(2));
        assertThat(dispatcher.seen()).singleElement().satisfies(call -> {
            assertThat(call.authLevel()).isEqualTo(AuthLevel.NONE);
            assertThat(call.association().principal()).isEmpty();
        });
        assertThat(harness.counters().get(Counter.AUTHENTICATION_FAILURES)).isEqualTo(1);
    }

    @Test
    void answersCallsOfTheConnectionWhileAnotherContextWaits() throws Exception {
        open(Duration.ofSeconds(30));
        client.bind(EchoDispatcher.ECHO, PfcFlags.CONC_MPX);
        client.request(2, EchoDispatcher.PARK, stub(2));
        Await.until("the call is under way", () -> dispatcher.parkedCalls() == 1);
        begin("password");
        client.send(bindBody().encode(PduType.ALTER_CONTEXT, PfcFlags.WHOLE, DREP, 3, TRAILER, context.step(none())));
        byte[] proof = context.step(client.receive().orElseThrow().authValue());
        client.send(bindBody().encode(PduType.ALTER_CONTEXT, PfcFlags.WHOLE, DREP, 3, TRAILER, proof));
        Await.until("the authority is asked", () -> authority.asked.get() == 1);

        dispatcher.answerFirst();
        assertThat(client.response()).isEqualTo(stub(2));
        authority.told.countDown();

        assertThat(client.receive().orElseThrow().type()).isEqualTo(PduType.ALTER_CONTEXT_RESP);
    }

    @Test
    void forgetsAClientThatVanishesMeanwhile() throws Exception {
        open(Duration.ofSeconds(30));
        bindAndProve("password");
        client.request(2, EchoDispatcher.ECHO_STUB, stub(2));
        Await.until("the authority is asked", () -> authority.asked.get() == 1);

        client.vanish();
        Await.until("the association is gone", () -> harness.associations().size() == 0);
        authority.told.countDown();

        Await.until("the authority has answered", () -> authority.done.get() == 1);
        assertThat(dispatcher.seen()).isEmpty();
        assertThat(harness.associations().groupCount()).isZero();
    }

    @Test
    void givesAClientUpWhoseLogonTakesTooLong() throws Exception {
        open(Duration.ofMillis(200));
        bindAndProve("password");

        assertThat(client.receive()).isEmpty();

        assertThat(authority.done).hasValue(0);
        assertThat(harness.counters().get(Counter.LIMITS_REACHED)).isEqualTo(1);
    }

    private static ByteBuffer stub(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number);
    }

    private static byte[] none() {
        return new byte[0];
    }

    private static BindPdu bindBody() {
        return new BindPdu(5840, 5840, 0, List.of(new ContextElement(0, EchoDispatcher.ECHO, List.of(SyntaxId.NDR))));
    }

    private void begin(String password) throws IOException {
        context = SecurityProviders.initiator("user", password.toCharArray(), "EXAMPLE")
                .initiate(AuthType.NTLMSSP, AuthLevel.CONNECT, Optional.empty());
    }

    /** bind, bind_ack, auth3. */
    private void bindAndProve(String password) throws IOException {
        begin(password);
        int flags = PfcFlags.WHOLE | PfcFlags.CONC_MPX;
        client.send(bindBody().encode(PduType.BIND, flags, DREP, 1, TRAILER, context.step(none())));
        PduFrame ack = client.receive().orElseThrow();
        byte[] last = context.step(ack.authValue());
        client.send(Auth3Pdu.INSTANCE.encode(PduType.AUTH3, PfcFlags.WHOLE, DREP, 1, TRAILER, last));
    }
}
