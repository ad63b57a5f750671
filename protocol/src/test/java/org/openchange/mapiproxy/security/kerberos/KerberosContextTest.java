/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContextContract;
import org.openchange.mapiproxy.security.SecurityObserver;
import org.openchange.mapiproxy.security.SecurityObservers;

class KerberosContextTest implements SecurityContextContract {
    private static final Kdc KDC = Kdc.use();
    private static final KerberosClient CLIENT =
            KerberosClient.withPassword(Kdc.USER, Kdc.REALM, Accounts.PASSWORD.toCharArray());
    private static final KerberosServer SERVER = server(Clock.systemUTC());

    private static KerberosServer server(Clock clock) {
        try {
            return new KerberosServer(new Keytab(KDC.keytab()), Optional.empty(), clock, new SecureRandom());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Ends ends(AuthLevel level) throws Exception {
        return ends(level, SERVER);
    }

    private static Ends ends(AuthLevel level, KerberosServer server) throws Exception {
        return new Ends(CLIENT.initiate(level, Kdc.SERVICE), server.accept());
    }

    @Override
    public SecurityObserver observer() throws Exception {
        return new SecurityObservers(user -> List.of(), Optional.of(new Keytab(KDC.keytab())))
                .observer(AuthType.KERBEROS)
                .orElseThrow();
    }

    @Override
    public String principalName() {
        return "EXAMPLE.TEST\\alice";
    }

    @Test
    void takesThreeLegsInDceStyle() throws Exception {
        Ends ends = ends(AuthLevel.PRIVACY);
        byte[] request = ends.initiator().step(new byte[0]);
        byte[] reply = ends.acceptor().step(request);
        assertThat(ends.acceptor().established()).isFalse();
        byte[] thirdLeg = ends.initiator().step(reply);

        assertThat(ends.acceptor().step(thirdLeg)).isEmpty();
        assertThat(request).startsWith(0x6e);
        assertThat(reply).startsWith(0x6f);
        assertThat(thirdLeg).startsWith(0x6f);
        assertThat(ends.acceptor().principal().orElseThrow().mechanism()).isEqualTo(AuthType.KERBEROS);
    }

    @Test
    void refusesAReplayedRequest() throws Exception {
        byte[] request = CLIENT.initiate(AuthLevel.PRIVACY, Kdc.SERVICE).step(new byte[0]);
        SERVER.accept().step(request);

        assertThatThrownBy(() -> SERVER.accept().step(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("replayed");
    }

    @Test
    void refusesAThirdLegOfAnotherHandshake() throws Exception {
        Ends one = ends(AuthLevel.PRIVACY);
        Ends other = ends(AuthLevel.PRIVACY);
        one.acceptor().step(one.initiator().step(new byte[0]));
        byte[] thirdLeg =
                other.initiator().step(other.acceptor().step(other.initiator().step(new byte[0])));

        assertThatThrownBy(() -> one.acceptor().step(thirdLeg)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesAReplyToAnotherRequest() throws Exception {
        Ends one = ends(AuthLevel.PRIVACY);
        Ends other = ends(AuthLevel.PRIVACY);
        one.initiator().step(new byte[0]);
        byte[] reply = other.acceptor().step(other.initiator().step(new byte[0]));

        assertThatThrownBy(() -> one.initiator().step(reply)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesATicketForAServiceThatIsNotInTheKeytab() throws Exception {
        byte[] request = CLIENT.initiate(AuthLevel.PRIVACY, Kdc.OTHER_SERVICE).step(new byte[0]);

        assertThatThrownBy(() -> SERVER.accept().step(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("no key of the keytab")
                .hasMessageContaining(Kdc.OTHER_SERVICE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void refusesAClientWhoseClockIsWrong(long minutes) throws Exception {
        Clock wrong = Clock.fixed(Instant.now().plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
        byte[] request = CLIENT.initiate(AuthLevel.PRIVACY, Kdc.SERVICE).step(new byte[0]);

        assertThatThrownBy(() -> server(wrong).accept().step(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("clock");
    }

    @Test
    void refusesATicketThatHasExpired() throws Exception {
        Clock late = Clock.fixed(Instant.now().plus(Duration.ofDays(30)), ZoneOffset.UTC);
        byte[] request = CLIENT.initiate(AuthLevel.PRIVACY, Kdc.SERVICE).step(new byte[0]);

        assertThatThrownBy(() -> server(late).accept().step(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void saysWhichServiceGetsNoTicket() {
        assertThatThrownBy(() -> CLIENT.initiate(AuthLevel.PRIVACY, "host/nowhere.example.test"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("host/nowhere.example.test");
    }

    @Test
    void saysWhoseLogonFails() {
        KerberosClient wrong = KerberosClient.withPassword(Kdc.USER, Kdc.REALM, "guess".toCharArray());

        assertThatThrownBy(() -> wrong.initiate(AuthLevel.PRIVACY, Kdc.SERVICE))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("alice@EXAMPLE.TEST")
                .hasMessageNotContaining("guess");
    }

    @Test
    void logsOnWithAKeytab() throws Exception {
        KerberosClient client = KerberosClient.withKeytab(Kdc.USER, Kdc.REALM, KDC.userKeytab());
        Ends ends = new Ends(client.initiate(AuthLevel.PRIVACY, Kdc.SERVICE), SERVER.accept()).shakeHands();

        assertThat(ends.acceptor().principal().orElseThrow().getName()).isEqualTo(principalName());
    }
}
