/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.pac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.security.VectorFile;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** What Samba's KDC wrote. */
class PacTest {
    private static final VectorFile VECTORS = new VectorFile("kerberos/pac-samba.hex");
    private static final byte[] PAC = VECTORS.get("pac");
    private static final EncryptionKey KEY =
            new EncryptionKey(EncryptionType.AES256_CTS_HMAC_SHA1_96, VECTORS.get("key"));

    @Test
    void saysWhoTheClientIs() {
        Pac pac = Pac.read(PAC);

        PacLogon logon = pac.logon().orElseThrow();
        assertThat(logon.account()).isEqualTo("alice");
        assertThat(logon.domain()).isEqualTo("EXAMPLE");
        assertThat(logon.sid()).matches("S-1-5-21-\\d+-\\d+-\\d+-1103");
        Instant authTime =
                Instant.ofEpochSecond(ByteBuffer.wrap(VECTORS.get("authTime")).getLong());
        assertThat(pac.client()).contains(new PacClient(authTime, "alice"));
    }

    @Test
    void isSignedWithTheKeyOfTheServiceAndNoOther() {
        assertThat(Pac.read(PAC).isSignedWith(KEY)).isTrue();
        assertThat(Pac.read(PAC).isSignedWith(EncryptionKey.random(KEY.type(), new SecureRandom())))
                .isFalse();
        assertThat(Pac.read(PAC)
                        .isSignedWith(EncryptionKey.random(EncryptionType.AES128_CTS_HMAC_SHA1_96, new SecureRandom())))
                .isFalse();
    }

    /** The signature of the KDC is not covered by that for the service. */
    @Test
    void noticesEveryChangedByteButThoseOfTheKdcsSignature() {
        int unnoticed = 0;
        for (int i = 0; i < PAC.length; i++) {
            byte[] changed = PAC.clone();
            changed[i] ^= 0x41;
            unnoticed += isTaken(changed) ? 1 : 0;
        }
        assertThat(unnoticed).isEqualTo(12);
    }

    private static boolean isTaken(byte[] pac) {
        try {
            return Pac.read(pac).isSignedWith(KEY);
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    @Test
    void isReadOrMalformedHoweverItIsCutOrChanged() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = java.util.Arrays.copyOf(PAC, random.nextInt(PAC.length + 1));
            for (int j = 0; j < 4 && changed.length > 0; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                Pac pac = Pac.read(changed);
                pac.isSignedWith(KEY);
                pac.client();
                pac.logon();
            } catch (MalformedMessageException expected) {
                assertThat(expected.what()).isNotEmpty();
            }
        }
    }
}
