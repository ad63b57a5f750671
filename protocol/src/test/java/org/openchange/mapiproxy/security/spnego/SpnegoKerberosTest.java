/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.Pdus;
import org.openchange.mapiproxy.security.SecurityContextContract;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.security.SecurityObservers;
import org.openchange.mapiproxy.security.SecurityProviders;
import org.openchange.mapiproxy.security.kerberos.Kdc;
import org.openchange.mapiproxy.security.kerberos.Keytab;

/** SPNEGO around Kerberos, and from Kerberos to NTLMSSP where the server has no keytab or the client no ticket. */
class SpnegoKerberosTest implements SecurityContextContract {
    private static final Kdc KDC = Kdc.use();
    private static final SecurityInitiator INITIATOR =
            SecurityProviders.initiator(Kdc.USER, Accounts.PASSWORD.toCharArray(), Accounts.DOMAIN, Kdc.REALM);

    @Override
    public Ends ends(AuthLevel level) throws Exception {
        return ends(level, Kdc.SERVICE, true);
    }

    private static Ends ends(AuthLevel level, String service, boolean serverHasKeytab) throws Exception {
        return new Ends(
                INITIATOR.initiate(AuthType.SPNEGO, level, Optional.of(service)),
                SecurityProviders.acceptor(
                                Accounts.ONE,
                                Accounts.IDENTITY,
                                serverHasKeytab ? Optional.of(KDC.keytab()) : Optional.empty())
                        .accept(AuthType.SPNEGO)
                        .orElseThrow());
    }

    @Override
    public SecurityObserver observer() throws Exception {
        return new SecurityObservers(user -> List.of(), Optional.of(new Keytab(KDC.keytab())))
                .observer(AuthType.SPNEGO)
                .orElseThrow();
    }

    @Override
    public String principalName() {
        return "EXAMPLE.TEST\\alice";
    }

    @Test
    void fallsBackToNtlmWhenTheServerHasNoKeytab() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY, Kdc.SERVICE, false).shakeHands();

        assertThat(ends.acceptor().principal().orElseThrow().mechanism()).isEqualTo(AuthType.NTLMSSP);
        Pdus.deliver(ends.initiator(), ends.acceptor(), AuthLevel.PRIVACY, 100, true);
    }

    @Test
    void fallsBackToNtlmWhenThereIsNoTicket() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY, "host/nowhere.example.test", true).shakeHands();

        assertThat(ends.acceptor().principal().orElseThrow().mechanism()).isEqualTo(AuthType.NTLMSSP);
    }
}
