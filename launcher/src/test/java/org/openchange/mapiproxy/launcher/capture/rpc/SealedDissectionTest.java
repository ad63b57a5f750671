/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.Auth3Pdu;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.dcerpc.PfcFlags;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameRequest;
import org.openchange.mapiproxy.idl.mgmt.InqPrincNameResponse;
import org.openchange.mapiproxy.idl.mgmt.Mgmt;
import org.openchange.mapiproxy.launcher.capture.Dissected;
import org.openchange.mapiproxy.launcher.capture.TestConnection;
import org.openchange.mapiproxy.launcher.capture.call.ObservedCall;
import org.openchange.mapiproxy.launcher.capture.call.Verdict;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.SecurityObservers;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtHash;

/** Traffic that this product's own initiator and acceptor protect. */
class SealedDissectionTest {
    private static final byte[] HASH = NtHash.of("Al1ce!pw".toCharArray());
    private static final SyntaxId MGMT = Mgmt.INTERFACE.id();
    private static final InqPrincNameRequest QUESTION = new InqPrincNameRequest(10, 64);
    private static final InqPrincNameResponse ANSWER = new InqPrincNameResponse("host/mail.example.org", 64, 0);

    /** One connection under one security context. */
    private static final class Traffic {
        private final SecurityContext client;
        private final SecurityContext server;
        private final SecurityTrailer trailer;
        private final TestConnection connection = new TestConnection(40000, 135).open();

        Traffic(AuthType type, AuthLevel level) throws AuthenticationException {
            client = SecurityProviders.initiator("Alice", "Al1ce!pw".toCharArray(), "EXAMPLE")
                    .initiate(type, level, Optional.empty());
            server = SecurityProviders.acceptor(
                            (domain, user) -> Optional.of(new Account("Alice", "EXAMPLE", HASH)),
                            new ProxyIdentity("proxy", "example", "example.test"))
                    .accept(type)
                    .orElseThrow();
            trailer = new SecurityTrailer(type, level, 0, 79231);
        }

        Traffic shakeHands() throws AuthenticationException {
            byte[] token = client.step(new byte[0]);
            connection.client(TestRpc.bind(PduType.BIND, 1, 0, MGMT, trailer, token));
            token = server.step(token);
            connection.server(TestRpc.accept(PduType.BIND_ACK, 1, trailer, token));
            token = client.step(token);
            if (trailer.authType() == AuthType.NTLMSSP.value()) {
                connection.client(Auth3Pdu.INSTANCE.encode(
                        PduType.AUTH3, PfcFlags.WHOLE, DataRepresentation.LITTLE_ENDIAN, 1, trailer, token));
                server.step(token);
            }
            while (!client.established() || !server.established()) {
                connection.client(TestRpc.bind(PduType.ALTER_CONTEXT, 1, 0, MGMT, trailer, token));
                token = server.step(token);
                connection.server(TestRpc.accept(PduType.ALTER_CONTEXT_RESP, 1, trailer, token));
                token = client.established() ? token : client.step(token);
            }
            return this;
        }

        Traffic call(int callId) {
            connection.client(TestRpc.sealed(true, callId, QUESTION, trailer, client));
            connection.server(TestRpc.sealed(false, callId, ANSWER, trailer, server));
            return this;
        }

        Dissected dissect(byte[]... hashes) {
            return Dissected.of(connection.packets(), new SecurityObservers(user -> List.of(hashes), Optional.empty()));
        }
    }

    private static Traffic sealed() throws AuthenticationException {
        return new Traffic(AuthType.NTLMSSP, AuthLevel.PRIVACY).shakeHands();
    }

    @ParameterizedTest
    @CsvSource({
        "NTLMSSP, PRIVACY",
        "NTLMSSP, INTEGRITY",
        "NTLMSSP, CONNECT",
        "SPNEGO, PRIVACY",
        "SPNEGO, INTEGRITY",
    })
    void readsBothDirectionsWithTheKey(AuthType type, AuthLevel level) throws AuthenticationException {
        Traffic traffic = new Traffic(type, level).shakeHands();
        if (level.protectsPdus()) {
            traffic.call(2).call(3);
        } else {
            traffic.connection.client(TestRpc.request(2, 0, QUESTION)).server(TestRpc.response(2, ANSWER));
            traffic.connection.client(TestRpc.request(3, 0, QUESTION)).server(TestRpc.response(3, ANSWER));
        }
        Dissected found = traffic.dissect(new byte[16], HASH);

        assertThat(found.problems()).isEmpty();
        assertThat(found.calls()).hasSize(2).allSatisfy(call -> {
            assertThat(Dissected.text(call.request())).contains("authn_proto: 10");
            assertThat(Dissected.text(call.response())).contains("\"host/mail.example.org\"");
            assertThat(call.verdict()).isEqualTo(Verdict.IDENTICAL);
        });
    }

    @Test
    void showsSealedCallsAsOpaqueWithoutTheKey() throws AuthenticationException {
        Dissected found = sealed().call(2).dissect();

        ObservedCall call = found.call(0);
        assertThat(call.interfaceName() + " " + call.operation()).isEqualTo("mgmt inq_princ_name");
        assertThat(Dissected.text(call.request()))
                .startsWith("opaque: 8 bytes, sealed; no NT hash that was given fits");
        assertThat(call.verdict().kind()).isEqualTo(Verdict.Kind.OPAQUE);
    }

    @Test
    void readsWhatIsOnlySignedWithoutTheKey() throws AuthenticationException {
        Dissected found = new Traffic(AuthType.SPNEGO, AuthLevel.INTEGRITY)
                .shakeHands()
                .call(2)
                .dissect();

        assertThat(found.call(0).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void readsNothingSealedBehindAGap() throws AuthenticationException {
        Traffic traffic = sealed().call(2);
        byte[] lost = TestRpc.sealed(false, 3, ANSWER, traffic.trailer, traffic.server);
        traffic.connection.unseenServer(lost.length);

        Dissected found = traffic.call(4).dissect(HASH);

        assertThat(found.calls())
                .extracting(call -> call.verdict().kind())
                .containsExactly(Verdict.Kind.IDENTICAL, Verdict.Kind.OPAQUE);
        assertThat(Dissected.text(found.call(1).response())).contains("bytes before it were not captured");
    }

    @Test
    void tellsOfAChangedPdu() throws AuthenticationException {
        Traffic traffic = sealed();
        byte[] request = TestRpc.sealed(true, 2, QUESTION, traffic.trailer, traffic.client);
        request[24] ^= 1;
        traffic.connection.client(request);

        Dissected found = traffic.dissect(HASH);

        assertThat(found.problems()).singleElement().asString().endsWith("wrong NTLMSSP signature of a PDU");
        assertThat(found.call(0).verdict().kind()).isEqualTo(Verdict.Kind.OPAQUE);
    }

    @Test
    void needsTheHandshake() throws AuthenticationException {
        List<byte[]> packets = sealed().call(2).connection.packets();
        List<byte[]> joined = packets.subList(packets.size() - 2, packets.size());

        Dissected found = Dissected.of(joined, new SecurityObservers(user -> List.of(HASH), Optional.empty()));

        assertThat(Dissected.text(found.call(0).request())).contains("sealed; its handshake was not captured");
    }
}
