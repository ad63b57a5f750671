/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Whatever a peer sends, it fails to prove anything and only in the way that the contract names. */
class NtlmFuzz {
    private final NtlmServer server = new NtlmServer(Accounts.policy(Accounts.ONE, false), Accounts.IDENTITY);
    private final NtlmClient client = new NtlmClient(Accounts.USER, Accounts.DOMAIN, Accounts.hash(Accounts.PASSWORD));

    @Property(tries = 1000)
    void anyBytesAreRefusedAsFirstToken(@ForAll byte[] token) {
        refuses(server.accept(), token);
    }

    @Property(tries = 1000)
    void anyListOfAvPairsIsReadOrMalformed(
            @ForAll @Size(max = 80) byte[] list, @ForAll @IntRange(max = 90) int offset) {
        try {
            byte[] written = AvPairs.read(list, offset).write();
            assertThat(written).hasSizeLessThanOrEqualTo(list.length);
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).contains("AV_PAIR");
        }
    }

    @Property(tries = 700)
    void changedAuthenticateMessagesProveNothing(
            @ForAll @IntRange(max = 400) int where, @ForAll @IntRange(min = 1, max = 255) int change)
            throws AuthenticationException {
        NtlmInitiateContext initiator = client.initiate(AuthLevel.PRIVACY, Optional.empty());
        NtlmAcceptContext acceptor = server.accept();
        byte[] token = initiator.step(acceptor.step(initiator.step(new byte[0])));
        token[where % token.length] ^= (byte) change;
        refuses(acceptor, token);
    }

    @Property(tries = 700)
    void changedChallengesAreReadOrRefused(
            @ForAll @IntRange(max = 250) int where, @ForAll @IntRange(min = 1, max = 255) int change)
            throws AuthenticationException {
        NtlmInitiateContext initiator = client.initiate(AuthLevel.PRIVACY, Optional.empty());
        NtlmAcceptContext acceptor = server.accept();
        byte[] challenge = acceptor.step(initiator.step(new byte[0]));
        challenge[where % challenge.length] ^= (byte) change;
        byte[] token;
        try {
            token = initiator.step(challenge);
        } catch (AuthenticationException refused) {
            assertThat(initiator.established()).isFalse();
            return;
        }
        refuses(acceptor, token);
    }

    private static void refuses(SecurityContext acceptor, byte[] token) {
        try {
            acceptor.step(token);
        } catch (AuthenticationException expected) {
            assertThat(expected).hasMessageNotContaining(Accounts.PASSWORD);
        }
        assertThat(acceptor.established()).isFalse();
        assertThat(acceptor.principal()).isEmpty();
    }
}
