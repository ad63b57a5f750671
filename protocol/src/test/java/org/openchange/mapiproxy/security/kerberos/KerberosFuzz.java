/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.Accounts;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityContext;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.security.kerberos.message.Authenticator;
import org.openchange.mapiproxy.security.kerberos.message.EncTicketPart;
import org.openchange.mapiproxy.wire.MalformedMessageException;

class KerberosFuzz {
    private static final Kdc KDC = Kdc.use();
    private static final KerberosClient CLIENT =
            KerberosClient.withPassword(Kdc.USER, Kdc.REALM, Accounts.PASSWORD.toCharArray());

    private final KerberosServer server = new KerberosServer(new Keytab(KDC.keytab()));

    KerberosFuzz() throws IOException {}

    @Property(tries = 500)
    void anyBytesAreReadOrMalformed(@ForAll byte[] message, @ForAll @IntRange(max = 3) int kind) {
        try {
            switch (kind) {
                case 0 -> ApRequest.read(message);
                case 1 -> Authenticator.read(message);
                case 2 -> EncTicketPart.read(message);
                default -> GssFraming.request(message);
            }
        } catch (MalformedMessageException expected) {
            assertThat(expected.what()).isNotEmpty();
        }
    }

    /** Nearly every byte of a request is below a checksum; whoever is accepted in spite of a change is who proved to be Alice. */
    @Property(tries = 400)
    void aChangedHandshakeFailsOrProvesTheSamePrincipal(
            @ForAll @IntRange(max = 2) int leg,
            @ForAll @IntRange(max = 900) int where,
            @ForAll @IntRange(min = 1, max = 255) int change)
            throws AuthenticationException {
        KerberosInitiateContext initiator = CLIENT.initiate(AuthLevel.PRIVACY, Kdc.SERVICE);
        KerberosAcceptContext acceptor = server.accept();
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
            assertThat(acceptor.established()).isFalse();
        }
        acceptor.principal()
                .ifPresent(principal -> assertThat(principal.getName()).isEqualTo("EXAMPLE.TEST\\alice"));
    }
}
