/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.spnego;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.ntlm.NtlmClient;
import org.openchange.mapiproxy.security.ntlm.NtlmServer;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class SpnegoFuzz {
    private final NtlmServer server = new NtlmServer(Accounts.policy(Accounts.ONE, false), Accounts.IDENTITY);
    private final NtlmClient client = new NtlmClient(Accounts.USER, Accounts.DOMAIN, Accounts.hash(Accounts.PASSWORD));

    @Property(tries = 1000)
    void anyBytesAreReadOrMalformed(@ForAll byte[] token) {
        try {
            NegTokenResp.read(token);
            NegTokenInit.read(token);
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotEmpty();
        }
    }

    /** Some bytes of SPNEGO decide nothing, such as reqFlags; whoever is accepted then is who proved to be Alice. */
    @Property(tries = 1000)
    void aChangedHandshakeFailsOrProvesTheSamePrincipal(
            @ForAll @IntRange(max = 3) int leg,
            @ForAll @IntRange(max = 600) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        SpnegoInitiateContext initiator = new SpnegoInitiateContext(
                Map.of(MechanismOid.NTLMSSP, client.initiate(AuthLevel.PRIVACY, Optional.empty())));
        SpnegoAcceptContext acceptor = new SpnegoAcceptContext(Map.of(MechanismOid.NTLMSSP, server::accept));
        try {
            byte[] token = initiator.step(new byte[0]);
            for (int i = 0; token.length > 0; i++) {
                if (i == leg) {
                    token[where % token.length] ^= (byte) change;
                }
                SecurityContext receiver = i % 2 == 0 ? acceptor : initiator;
                token = receiver.step(token);
            }
        } catch (AuthenticationException expected) {
            assertThat(acceptor.established() && initiator.established()).isFalse();
        }
        acceptor.principal()
                .ifPresent(principal -> assertThat(principal.getName()).isEqualTo("EXAMPLE\\Alice"));
    }
}
