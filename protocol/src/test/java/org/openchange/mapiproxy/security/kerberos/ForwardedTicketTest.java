/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityInitiator;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.crypto.StringToKey;
import org.openchange.mapiproxy.security.kerberos.message.ApRequest;
import org.openchange.mapiproxy.security.kerberos.message.EncryptedData;
import org.openchange.mapiproxy.security.kerberos.message.GssChecksum;
import org.openchange.mapiproxy.security.kerberos.message.PrincipalName;

/** A client that forwards its ticket, made by hand: its service ticket is of a key that only the keytab shares. */
class ForwardedTicketTest {
    private static final String REALM = "EXAMPLE.TEST";
    private static final String SERVICE = "exchangeMDB/proxy.example.test";
    private static final EncryptionType AES256 = EncryptionType.AES256_CTS_HMAC_SHA1_96;
    private static final int USAGE_KRB_CRED = 14;

    private final SecureRandom random = new SecureRandom();
    private final EncryptionKey sessionKey = EncryptionKey.random(AES256, random);
    private final EncryptionKey subkey = EncryptionKey.random(AES256, random);
    private final PrincipalName alice = new PrincipalName(1, List.of("alice"));
    private EncryptionKey serviceKey;
    private KerberosAcceptContext context;

    @TempDir
    Path directory;

    @BeforeEach
    void offerKerberos() throws Exception {
        Secret password = new Secret("a password of the service");
        serviceKey = StringToKey.derive(
                AES256, password.reveal().getBytes(StandardCharsets.UTF_8), "salt", StringToKey.ITERATIONS);
        byte[] keytab = KeytabFile.write(List.of(new KeytabFile.Principal(SERVICE, REALM, password, "salt", 1)));
        context = new KerberosServer(new Keytab(Files.write(directory.resolve("keytab"), keytab))).accept();
    }

    private static byte[] time(Instant time) {
        String text = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").format(time.atOffset(ZoneOffset.UTC));
        return Der.element(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] ticket() {
        byte[] plaintext = Der.element(
                Der.application(3),
                Der.sequence(
                        Der.explicit(0, Der.bitString(0)),
                        Der.explicit(1, sessionKey.write()),
                        Der.explicit(2, Der.generalString(REALM)),
                        Der.explicit(3, alice.write()),
                        Der.explicit(4, Der.sequence()),
                        Der.explicit(5, time(Instant.now())),
                        Der.explicit(7, time(Instant.now().plusSeconds(3600)))));
        EncryptedData part = EncryptedData.encrypt(serviceKey, EncryptedData.USAGE_TICKET, plaintext, random);
        return ticket(new PrincipalName(2, List.of("exchangeMDB", "proxy.example.test")), part);
    }

    private static byte[] ticket(PrincipalName server, EncryptedData part) {
        return Der.element(
                Der.application(1),
                Der.sequence(
                        Der.explicit(0, Der.integer(5)),
                        Der.explicit(1, Der.generalString(REALM)),
                        Der.explicit(2, server.write()),
                        Der.explicit(3, part.write())));
    }

    /** KRB-CRED with a ticket-granting ticket of this client. */
    private byte[] forwarded(PrincipalName client, EncryptionKey underKey) {
        PrincipalName kdc = new PrincipalName(2, List.of("krbtgt", REALM));
        EncryptedData opaque = EncryptedData.encrypt(
                EncryptionKey.random(AES256, random), EncryptedData.USAGE_TICKET, new byte[40], random);
        byte[] info = Der.sequence(
                Der.explicit(0, EncryptionKey.random(AES256, random).write()),
                Der.explicit(1, Der.generalString(REALM)),
                Der.explicit(2, client.write()),
                Der.explicit(3, Der.bitString(0x60000000)),
                Der.explicit(6, time(Instant.now().plusSeconds(600))),
                Der.explicit(8, Der.generalString(REALM)),
                Der.explicit(9, kdc.write()));
        byte[] part = Der.element(Der.application(29), Der.sequence(Der.explicit(0, Der.sequence(info))));
        return Der.element(
                Der.application(22),
                Der.sequence(
                        Der.explicit(0, Der.integer(5)),
                        Der.explicit(1, Der.integer(22)),
                        Der.explicit(2, Der.sequence(ticket(kdc, opaque))),
                        Der.explicit(
                                3,
                                EncryptedData.encrypt(underKey, USAGE_KRB_CRED, part, random)
                                        .write())));
    }

    /** An AP-REQ whose authenticator carries this, after a length that may be another one. */
    private byte[] request(byte[] krbCred, int announcedLength) {
        byte[] checksum = ByteBuffer.allocate(28 + krbCred.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(16)
                .position(20)
                .putInt(GssChecksum.DELEGATION | GssChecksum.INTEGRITY | GssChecksum.CONFIDENTIALITY)
                .putShort((short) 1)
                .putShort((short) announcedLength)
                .put(krbCred)
                .array();
        byte[] authenticator = Der.element(
                Der.application(2),
                Der.sequence(
                        Der.explicit(0, Der.integer(5)),
                        Der.explicit(1, Der.generalString(REALM)),
                        Der.explicit(2, alice.write()),
                        Der.explicit(
                                3,
                                Der.sequence(
                                        Der.explicit(0, Der.integer(GssChecksum.TYPE)),
                                        Der.explicit(1, Der.octetString(checksum)))),
                        Der.explicit(4, Der.integer(1)),
                        Der.explicit(5, time(Instant.now())),
                        Der.explicit(6, subkey.write())));
        return ApRequest.write(
                ticket(),
                EncryptedData.encrypt(sessionKey, EncryptedData.USAGE_AP_REQ_AUTHENTICATOR, authenticator, random));
    }

    private byte[] request(byte[] krbCred) {
        return request(krbCred, krbCred.length);
    }

    @Test
    void takesTheTicketUnderTheSessionKeyOrTheSubkey() throws Exception {
        context.step(request(forwarded(alice, sessionKey)));
        assertThat(context.delegate()).get().hasToString("forwarded ticket of alice@EXAMPLE.TEST");

        offerKerberos();
        context.step(request(forwarded(alice, subkey)));
        assertThat(context.delegate()).isPresent();
        assertThat(context.principal().orElseThrow().getName()).isEqualTo("EXAMPLE.TEST\\alice");
    }

    @Test
    void takesNoTicketOfSomebodyElse() throws Exception {
        context.step(request(forwarded(new PrincipalName(1, List.of("Administrator")), sessionKey)));

        assertThat(context.established()).isTrue();
        assertThat(context.delegate()).isEmpty();
    }

    @Test
    void takesNoTicketThatItCannotDecrypt() throws Exception {
        context.step(request(forwarded(alice, EncryptionKey.random(AES256, random))));

        assertThat(context.established()).isTrue();
        assertThat(context.delegate()).isEmpty();
    }

    @Test
    void refusesAMalformedDelegation() throws Exception {
        byte[] krbCred = forwarded(alice, sessionKey);

        assertThatThrownBy(() -> context.step(request(krbCred, krbCred.length + 1)))
                .isInstanceOf(AuthenticationException.class);
        offerKerberos();
        assertThatThrownBy(() -> context.step(request(new byte[0]))).isInstanceOf(AuthenticationException.class);
        offerKerberos();
        assertThatThrownBy(() -> context.step(request(new byte[] {0x76, 2, 0x30, 0})))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void forgetsTheTicketWithTheContext() throws Exception {
        context.step(request(forwarded(alice, sessionKey)));
        SecurityInitiator delegate = context.delegate().orElseThrow();

        context.close();

        assertThat(context.delegate()).isEmpty();
        assertThatThrownBy(() -> delegate.initiate(AuthType.KERBEROS, AuthLevel.PRIVACY, Optional.of(SERVICE)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void isOfNoUseForNtlm() throws Exception {
        context.step(request(forwarded(alice, sessionKey)));
        SecurityInitiator delegate = context.delegate().orElseThrow();

        assertThatThrownBy(() -> delegate.initiate(AuthType.NTLMSSP, AuthLevel.PRIVACY, Optional.empty()))
                .isInstanceOf(AuthenticationException.class);
    }
}
