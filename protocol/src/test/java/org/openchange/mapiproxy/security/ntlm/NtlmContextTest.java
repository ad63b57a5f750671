/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.Pdus;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.security.SecurityContextContract;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.security.SecurityObservers;

class NtlmContextTest implements SecurityContextContract {
    private static final int FLAGS_OFFSET_NEGOTIATE = 12;
    private static final int FLAGS_OFFSET_AUTHENTICATE = 60;

    @Override
    public Ends ends(AuthLevel level) {
        return new Ends(
                client(Accounts.USER, Accounts.DOMAIN, Accounts.PASSWORD).initiate(level, Optional.empty()),
                server(Accounts.ONE, false).accept());
    }

    @Override
    public SecurityObserver observer() throws Exception {
        return new SecurityObservers(user -> List.of(new byte[16], Accounts.hash(Accounts.PASSWORD)), Optional.empty())
                .observer(AuthType.NTLMSSP)
                .orElseThrow();
    }

    @Override
    public String principalName() {
        return "EXAMPLE\\Alice";
    }

    private static NtlmClient client(String user, String domain, String password) {
        return new NtlmClient(user, domain, Accounts.hash(password));
    }

    private static NtlmServer server(AccountStore accounts, boolean anonymousAllowed) {
        return new NtlmServer(Accounts.policy(accounts, anonymousAllowed), Accounts.IDENTITY);
    }

    private static Ends ends(NtlmClient client, NtlmServer server) {
        return new Ends(client.initiate(AuthLevel.PRIVACY, Optional.of("host/proxy.example.test")), server.accept());
    }

    @Test
    void comparesUserAndDomainWithoutRegardToCase() throws Exception {
        Ends ends = ends(client("aLICE", "example", Accounts.PASSWORD), server(Accounts.ONE, false))
                .shakeHands();

        assertThat(ends.acceptor().principal().orElseThrow().getName()).isEqualTo("EXAMPLE\\Alice");
    }

    @Test
    void acceptsAnEmptyDomain() {
        Ends ends = ends(client("alice", "", Accounts.PASSWORD), server(Accounts.ONE, false));

        assertThatCode(ends::shakeHands).doesNotThrowAnyException();
    }

    @Test
    void refusesUnknownAccountAndWrongPasswordInTheSameWords() {
        Ends wrongPassword = ends(client("alice", "EXAMPLE", "guess"), server(Accounts.ONE, false));
        Ends unknownAccount = ends(client("alice", "ELSEWHERE", Accounts.PASSWORD), server(Accounts.ONE, false));

        assertThatThrownBy(wrongPassword::shakeHands)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("unknown account or wrong password");
        assertThatThrownBy(unknownAccount::shakeHands)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("unknown account or wrong password");
        assertThat(wrongPassword.acceptor().principal()).isEmpty();
    }

    @Test
    void saysThatTheAccountsCannotBeRead() {
        Ends ends = ends(client("alice", "EXAMPLE", Accounts.PASSWORD), server(Accounts.UNREADABLE, false));

        assertThatThrownBy(ends::shakeHands)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 18, 40, 43})
    void noticesAChangeOfTheNegotiateMessageByItsMic(int where) throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY);
        byte[] negotiate = ends.initiator().step(new byte[0]);
        byte[] changed = java.util.Arrays.copyOf(negotiate, Math.max(negotiate.length, where + 1));
        changed[where] ^= 1;
        byte[] authenticate = ends.initiator().step(ends.acceptor().step(changed));

        assertThatThrownBy(() -> ends.acceptor().step(authenticate))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("MIC");
    }

    @Test
    void noticesThatSealingWasTakenOutOnTheWay() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY);
        byte[] challenge = ends.acceptor().step(ends.initiator().step(new byte[0]));
        byte[] authenticate = ends.initiator().step(challenge);
        authenticate[FLAGS_OFFSET_AUTHENTICATE] &= ~NegotiateFlags.SEAL;

        assertThatThrownBy(() -> ends.acceptor().step(authenticate)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesAServerThatDoesNotSeal() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY);
        byte[] negotiate = ends.initiator().step(new byte[0]);
        negotiate[FLAGS_OFFSET_NEGOTIATE] &= ~NegotiateFlags.SEAL;
        byte[] challenge = ends.acceptor().step(negotiate);

        assertThatThrownBy(() -> ends.initiator().step(challenge)).isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                NegotiateFlags.UNICODE,
                NegotiateFlags.NTLM,
                NegotiateFlags.EXTENDED_SESSION_SECURITY,
                NegotiateFlags.KEY_128
            })
    void refusesAClientWithoutWhatIsRequired(int flag) {
        byte[] negotiate = new NegotiateMessage(NegotiateFlags.SUPPORTED & ~flag).write();

        assertThatThrownBy(() -> server(Accounts.ONE, false).accept().step(negotiate))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining(Integer.toHexString(flag));
    }

    @Test
    void refusesAnNtlmV1Response() throws Exception {
        NtlmAcceptContext acceptor = server(Accounts.ONE, false).accept();
        acceptor.step(new NegotiateMessage(NegotiateFlags.SUPPORTED).write());
        byte[] authenticate = authenticate("Alice", new byte[24], new byte[24]);

        assertThatThrownBy(() -> acceptor.step(authenticate))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("not an NTLMv2 response");
    }

    @Test
    void refusesAnonymousLogonUnlessItIsAllowed() throws Exception {
        NtlmAcceptContext refusing = server(Accounts.ONE, false).accept();
        refusing.step(new NegotiateMessage(NegotiateFlags.SUPPORTED).write());
        byte[] authenticate = authenticate("", new byte[0], new byte[1]);
        assertThatThrownBy(() -> refusing.step(authenticate))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("anonymous");

        NtlmAcceptContext allowing = server(Accounts.ONE, true).accept();
        allowing.step(new NegotiateMessage(NegotiateFlags.SUPPORTED).write());
        allowing.step(authenticate);
        assertThat(allowing.principal().orElseThrow().getName()).isEqualTo("NT AUTHORITY\\ANONYMOUS LOGON");
    }

    private static byte[] authenticate(String user, byte[] ntResponse, byte[] lmResponse) {
        return new AuthenticateMessage(
                        lmResponse, ntResponse, "EXAMPLE", user, "WS", new byte[16], NegotiateFlags.SUPPORTED)
                .write();
    }

    @Test
    void doesNotProtectWhatWasNotNegotiated() throws Exception {
        Ends ends = ends(AuthLevel.INTEGRITY).shakeHands();
        ProtectedPdu pdu = Pdus.plain(ends.acceptor(), AuthLevel.PRIVACY, 16, true);

        assertThatThrownBy(() -> ends.acceptor().protect(AuthLevel.PRIVACY, pdu))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ends.acceptor().verify(AuthLevel.PRIVACY, pdu))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void announcesTheServerAndItsTime() throws Exception {
        byte[] token =
                server(Accounts.ONE, false).accept().step(new NegotiateMessage(NegotiateFlags.SUPPORTED).write());
        ChallengeMessage challenge = ChallengeMessage.read(token);
        AvPairs pairs = AvPairs.read(challenge.targetInfo(), 0);

        assertThat(challenge.targetName()).isEqualTo("EXAMPLE");
        assertThat(pairs.text(AvPairs.NB_COMPUTER_NAME)).contains("PROXY");
        assertThat(pairs.text(AvPairs.DNS_COMPUTER_NAME)).contains("proxy.example.test");
        assertThat(pairs.text(AvPairs.DNS_DOMAIN_NAME)).contains("example.test");
        assertThat(pairs.timestamp()).isPresent();
    }

    @Test
    void challengesEveryClientAnew() throws Exception {
        NtlmServer server = server(Accounts.ONE, false);
        byte[] negotiate = new NegotiateMessage(NegotiateFlags.SUPPORTED).write();

        byte[] first = ChallengeMessage.read(server.accept().step(negotiate)).serverChallenge();
        byte[] second = ChallengeMessage.read(server.accept().step(negotiate)).serverChallenge();

        assertThat(first).isNotEqualTo(second);
    }
}
