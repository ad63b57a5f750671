/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.VectorFile;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.message.EncryptedData;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;
import org.openchange.mapiproxy.security.logon.AccountStates;
import org.openchange.mapiproxy.security.logon.LogonException;
import org.openchange.mapiproxy.security.logon.LogonFailure;

/** Tickets that carry the PAC of Samba's KDC, or what somebody made of it. */
class PacTicketTest {
    private static final VectorFile VECTORS = new VectorFile("kerberos/pac-samba.hex");
    private static final String REALM = "EXAMPLE.TEST";
    private static final EncryptionType TYPE = EncryptionType.AES256_CTS_HMAC_SHA1_96;
    private static final EncryptionKey SERVICE_KEY = new EncryptionKey(TYPE, VECTORS.get("key"));
    private static final Instant AUTH_TIME =
            Instant.ofEpochSecond(ByteBuffer.wrap(VECTORS.get("authTime")).getLong());

    private final SecureRandom random = new SecureRandom();
    private final EncryptionKey sessionKey = EncryptionKey.random(TYPE, random);

    @TempDir
    private Path directory;

    private Path keytab;

    @BeforeEach
    void writeKeytab() throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entry);
        out.writeShort(2); // num_components
        for (String text : List.of(REALM, "host", "mapiproxy.example.test")) {
            out.writeShort(text.length());
            out.writeBytes(text);
        }
        out.writeInt(1); // name_type
        out.writeInt(0); // timestamp
        out.writeByte(2); // vno8
        out.writeShort(TYPE.value());
        out.writeShort(32);
        out.write(VECTORS.get("key"));
        ByteBuffer file = ByteBuffer.allocate(6 + entry.size())
                .putShort((short) 0x0502)
                .putInt(entry.size())
                .put(entry.toByteArray());
        keytab = Files.write(directory.resolve("keytab"), file.array());
    }

    private static byte[] time(Instant time) {
        String text = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").format(time.atOffset(ZoneOffset.UTC));
        return Der.element(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] authorizationData(int type, byte[] value) {
        return Der.sequence(Der.sequence(Der.explicit(0, Der.integer(type)), Der.explicit(1, Der.octetString(value))));
    }

    /** RFC 4120 5.3 EncTicketPart. */
    private byte[] ticketPart(String client, Instant authTime, byte[] pac) {
        byte[] data =
                pac.length == 0 ? new byte[0] : Der.explicit(10, authorizationData(1, authorizationData(128, pac)));
        return Der.element(
                Der.application(3),
                Der.sequence(
                        Der.explicit(0, Der.bitString(0)),
                        Der.explicit(1, sessionKey.write()),
                        Der.explicit(2, Der.generalString(REALM)),
                        Der.explicit(3, new PrincipalName(1, List.of(client)).write()),
                        Der.explicit(
                                4,
                                Der.sequence(
                                        Der.explicit(0, Der.integer(1)),
                                        Der.explicit(1, Der.octetString(new byte[0])))),
                        Der.explicit(5, time(authTime)),
                        Der.explicit(7, time(Instant.now().plusSeconds(3600))),
                        data));
    }

    private AuthenticatedPrincipal logOn(byte[] ticketPart, String client, Optional<AccountStates> states)
            throws AuthenticationException, IOException {
        EncryptedData encrypted = EncryptedData.encrypt(SERVICE_KEY, EncryptedData.USAGE_TICKET, ticketPart, random);
        PrincipalName service = new PrincipalName(2, List.of("host", "mapiproxy.example.test"));
        byte[] ticket = Der.element(
                Der.application(1),
                Der.sequence(
                        Der.explicit(0, Der.integer(5)),
                        Der.explicit(1, Der.generalString(REALM)),
                        Der.explicit(2, service.write()),
                        Der.explicit(3, encrypted.write())));
        ServiceTicket known =
                new ServiceTicket(ticket, sessionKey, new PrincipalName(1, List.of(client)), REALM, Instant.MAX);
        KerberosInitiateContext initiator =
                new KerberosInitiateContext(known, AuthLevel.INTEGRITY, Clock.systemUTC(), random);
        KerberosAcceptContext acceptor = new KerberosServer(new Keytab(keytab), states).accept();
        byte[] request = initiator.step(new byte[0]);
        assertThat(acceptor.mayWait(request)).isEqualTo(states.isPresent());
        byte[] third = initiator.step(acceptor.step(request));
        assertThat(acceptor.mayWait(third)).isFalse();
        acceptor.step(third);
        return acceptor.principal().orElseThrow();
    }

    private void assertRefused(byte[] ticketPart, String client, String message) {
        assertThatThrownBy(() -> logOn(ticketPart, client, Optional.empty()))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(LogonException.class, e -> {
                    assertThat(e.reason()).isEqualTo(LogonFailure.BAD_TOKEN);
                    assertThat(e.account()).isEqualTo(REALM + "\\" + client);
                });
    }

    @Test
    void takesTheClientsSidFromThePac() throws Exception {
        AuthenticatedPrincipal alice =
                logOn(ticketPart("alice", AUTH_TIME, VECTORS.get("pac")), "alice", Optional.empty());

        assertThat(alice.getName()).isEqualTo("EXAMPLE.TEST\\alice");
        assertThat(alice.sid().orElseThrow()).startsWith("S-1-5-21-").endsWith("-1103");
    }

    @Test
    void doesWithoutAPac() throws Exception {
        AuthenticatedPrincipal alice = logOn(ticketPart("alice", AUTH_TIME, new byte[0]), "alice", Optional.empty());

        assertThat(alice.sid()).isEmpty();
    }

    @Test
    void refusesAPacThatWasChanged() {
        byte[] pac = VECTORS.get("pac");
        pac[300] ^= 1;

        assertRefused(ticketPart("alice", AUTH_TIME, pac), "alice", "wrong signature");
    }

    @Test
    void refusesThePacOfSomebodyElsesTicketAndOfAnother() {
        assertRefused(ticketPart("bob", AUTH_TIME, VECTORS.get("pac")), "bob", "another's");
        assertRefused(ticketPart("alice", AUTH_TIME.plusSeconds(1), VECTORS.get("pac")), "alice", "another's");
    }

    @Test
    void refusesAPacThatIsNone() {
        assertThatThrownBy(() -> logOn(ticketPart("alice", AUTH_TIME, new byte[5]), "alice", Optional.empty()))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void refusesAnAccountThatTheDirectoryHasDisabled() throws Exception {
        byte[] ticket = ticketPart("alice", AUTH_TIME, VECTORS.get("pac"));

        assertThatThrownBy(() -> logOn(ticket, "alice", Optional.of(who -> Optional.of(AccountState.DISABLED))))
                .isInstanceOfSatisfying(
                        LogonException.class, e -> assertThat(e.reason()).isEqualTo(LogonFailure.DISABLED));
        assertThatThrownBy(() -> logOn(ticket, "alice", Optional.of(who -> {
                    throw new IOException("away");
                })))
                .isInstanceOfSatisfying(
                        LogonException.class, e -> assertThat(e.reason()).isEqualTo(LogonFailure.UNAVAILABLE));
        assertThat(logOn(ticket, "alice", Optional.of(who -> Optional.empty())).user())
                .isEqualTo("alice");
    }
}
