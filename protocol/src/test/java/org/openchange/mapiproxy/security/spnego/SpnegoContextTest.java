/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.MechanismContext;
import org.openchange.mapiproxy.security.Pdus;
import org.openchange.mapiproxy.security.SecurityContextContract;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.security.SecurityObservers;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.ntlm.NtlmClient;
import org.openchange.mapiproxy.security.ntlm.NtlmServer;

/** SPNEGO around NTLMSSP, also when another mechanism was offered first. */
class SpnegoContextTest implements SecurityContextContract {
    private static final NtlmClient CLIENT =
            new NtlmClient(Accounts.USER, Accounts.DOMAIN, Accounts.hash(Accounts.PASSWORD));
    private static final NtlmServer SERVER = new NtlmServer(Accounts.policy(Accounts.ONE, false), Accounts.IDENTITY);

    @Override
    public Ends ends(AuthLevel level) throws Exception {
        return new Ends(
                SecurityProviders.initiator(Accounts.USER, Accounts.PASSWORD.toCharArray(), Accounts.DOMAIN)
                        .initiate(AuthType.SPNEGO, level, Optional.empty()),
                SecurityProviders.acceptor(Accounts.ONE, Accounts.IDENTITY)
                        .accept(AuthType.SPNEGO)
                        .orElseThrow());
    }

    @Override
    public SecurityObserver observer() throws Exception {
        return new SecurityObservers(user -> List.of(new byte[16], Accounts.hash(Accounts.PASSWORD)), Optional.empty())
                .observer(AuthType.SPNEGO)
                .orElseThrow();
    }

    @Override
    public String principalName() {
        return "EXAMPLE\\Alice";
    }

    /** The initiator prefers a mechanism, here NTLMSSP under the number of Kerberos, that the acceptor does not offer. */
    private static Ends reselecting() {
        Map<MechanismOid, MechanismContext> candidates = new LinkedHashMap<>();
        candidates.put(MechanismOid.KERBEROS, CLIENT.initiate(AuthLevel.PRIVACY, Optional.empty()));
        candidates.put(MechanismOid.NTLMSSP, CLIENT.initiate(AuthLevel.PRIVACY, Optional.empty()));
        return new Ends(
                new SpnegoInitiateContext(candidates),
                new SpnegoAcceptContext(Map.of(MechanismOid.NTLMSSP, SERVER::accept)));
    }

    @Test
    void beginsAnewWithTheMechanismThatTheAcceptorOffers() throws Exception {
        Ends ends = reselecting().shakeHands();

        assertThat(ends.acceptor().principal().orElseThrow().mechanism()).isEqualTo(AuthType.NTLMSSP);
        Pdus.deliver(ends.initiator(), ends.acceptor(), AuthLevel.PRIVACY, 100, true);
        Pdus.deliver(ends.acceptor(), ends.initiator(), AuthLevel.PRIVACY, 100, true);
    }

    @Test
    void asksForAMicWhenItDoesNotTakeTheFirstMechanism() throws Exception {
        Ends ends = reselecting();
        NegTokenResp answer =
                NegTokenResp.read(ends.acceptor().step(ends.initiator().step(new byte[0])));

        assertThat(answer.state()).contains(NegState.REQUEST_MIC);
        assertThat(answer.supportedMech()).contains(MechanismOid.NTLMSSP);
        assertThat(answer.responseToken()).isEmpty();
    }

    @Test
    void numbersPdusAfterTheMicsWithOne() throws Exception {
        Ends ends = ends(AuthLevel.INTEGRITY).shakeHands();
        var pdu = Pdus.protectedBy(ends.initiator(), AuthLevel.INTEGRITY, 16, true);

        assertThat(pdu.buffer()[pdu.authValueOffset() + 12]).isEqualTo((byte) 1);
    }

    @Test
    void noticesThatTheListOfMechanismsWasChanged() throws Exception {
        Ends ends = reselecting();
        NegTokenInit init = NegTokenInit.read(ends.initiator().step(new byte[0]));
        List<MechanismOid> stripped = List.of(MechanismOid.MICROSOFT_KERBEROS, MechanismOid.NTLMSSP);
        byte[] changed = NegTokenInit.of(stripped, init.mechToken()).write();
        byte[] token = ends.initiator().step(ends.acceptor().step(changed));
        byte[] authenticate = ends.initiator().step(ends.acceptor().step(token));

        assertThatThrownBy(() -> ends.acceptor().step(authenticate))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void doesNotCompleteWhenTheMicIsMissing() throws Exception {
        Ends ends = reselecting();
        byte[] token =
                ends.initiator().step(ends.acceptor().step(ends.initiator().step(new byte[0])));
        NegTokenResp last =
                NegTokenResp.read(ends.initiator().step(ends.acceptor().step(token)));
        byte[] withoutMic = new NegTokenResp(last.state(), Optional.empty(), last.responseToken(), new byte[0]).write();

        NegTokenResp answer = NegTokenResp.read(ends.acceptor().step(withoutMic));

        assertThat(answer.state()).contains(NegState.ACCEPT_INCOMPLETE);
        assertThat(ends.acceptor().established()).isFalse();
        assertThat(ends.acceptor().principal()).isEmpty();
    }

    @Test
    void refusesAServerThatCompletesWithoutTheMic() throws Exception {
        Ends ends = reselecting();
        byte[] token =
                ends.initiator().step(ends.acceptor().step(ends.initiator().step(new byte[0])));
        ends.initiator().step(ends.acceptor().step(token));
        byte[] completed = new NegTokenResp(
                        Optional.of(NegState.ACCEPT_COMPLETED), Optional.empty(), new byte[0], new byte[0])
                .write();

        assertThatThrownBy(() -> ends.initiator().step(completed))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("mechListMIC");
    }

    @Test
    void refusesToGoOnWhenNothingIsInCommon() {
        SpnegoAcceptContext acceptor = new SpnegoAcceptContext(Map.of(MechanismOid.NTLMSSP, SERVER::accept));
        byte[] token =
                NegTokenInit.of(List.of(MechanismOid.KERBEROS), new byte[] {1}).write();

        assertThatThrownBy(() -> acceptor.step(token))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("no common SPNEGO mechanism");
    }

    @Test
    void endsWhenThePeerRejects() throws Exception {
        Ends ends = reselecting();
        ends.acceptor().step(ends.initiator().step(new byte[0]));
        byte[] reject =
                new NegTokenResp(Optional.of(NegState.REJECT), Optional.empty(), new byte[0], new byte[0]).write();

        assertThatThrownBy(() -> ends.initiator().step(reject)).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> ends.acceptor().step(reject)).isInstanceOf(AuthenticationException.class);
    }
}
