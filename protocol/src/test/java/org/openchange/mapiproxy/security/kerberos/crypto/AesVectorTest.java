/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesVectorTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 3961 A.1. */
    @ParameterizedTest
    @CsvSource({
        "012345,be072631276b1955",
        "password,78a07b6caf85fa",
        "'Rough Consensus, and Running Code',bb6ed30870b7f0e0",
        "password,59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e",
        "MASSACHVSETTS INSTITVTE OF TECHNOLOGY,db3b0d8f0b061e603282b308a50841229ad798fab9540c1b",
        "Q,518a54a215a8452a518a54a215a8452a518a54a215",
        "ba,fb25d531ae8974499f52fd92ea9857c4ba24cf297e",
        "kerberos,6b65726265726f737b9b5b2b93132b93"
    })
    void foldsWhatTheRfcLists(String text, String expected) {
        byte[] folded = KeyDerivation.nFold(text.getBytes(StandardCharsets.US_ASCII), expected.length() / 2);

        assertThat(HEX.formatHex(folded)).isEqualTo(expected);
    }

    /** RFC 3962 B: AES-CTS with a zero vector, key "chicken teriyaki"; the property that the cipher of the JDK is the one of the RFC. */
    @ParameterizedTest
    @CsvSource({
        "4920776f756c64206c696b652074686520,c6353568f2bf8cb4d8a580362da7ff7f97",
        "4920776f756c64206c696b65207468652047656e6572616c20476175277320,"
                + "fc00783e0efdb2c1d445d4c8eff7ed2297687268d6ecccc0c07b25e25ecfe5",
        "4920776f756c64206c696b65207468652047656e6572616c2047617527732043,"
                + "39312523a78662d5be7fcbcc98ebf5a897687268d6ecccc0c07b25e25ecfe584"
    })
    void stealsCiphertextAsTheRfcDoes(String plaintext, String expected) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CTS/NoPadding");
        SecretKeySpec key = new SecretKeySpec("chicken teriyaki".getBytes(StandardCharsets.US_ASCII), "AES");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));

        assertThat(HEX.formatHex(cipher.doFinal(HEX.parseHex(plaintext)))).isEqualTo(expected);
    }

    @Test
    void decryptsWhatItEncryptsAtEveryLength() {
        SecureRandom random = new SecureRandom();
        AesEncryption encryption =
                new AesEncryption(EncryptionKey.random(EncryptionType.AES256_CTS_HMAC_SHA1_96, random), 11);
        for (int length = 0; length < 70; length++) {
            byte[] plaintext = new byte[length];
            new Random(length).nextBytes(plaintext);
            byte[] ciphertext = encryption.encrypt(plaintext, random);
            assertThat(encryption.decrypt(ciphertext)).hasValue(plaintext);

            ciphertext[length % ciphertext.length] ^= 1;
            assertThat(encryption.decrypt(ciphertext)).isEmpty();
        }
    }

    @Test
    void doesNotDecryptForAnotherUsageOrWithAnotherKey() {
        SecureRandom random = new SecureRandom();
        EncryptionKey key = EncryptionKey.random(EncryptionType.AES128_CTS_HMAC_SHA1_96, random);
        byte[] ciphertext = new AesEncryption(key, 11).encrypt(new byte[40], random);

        assertThat(new AesEncryption(key, 12).decrypt(ciphertext)).isEmpty();
        assertThat(new AesEncryption(EncryptionKey.random(key.type(), random), 11).decrypt(ciphertext))
                .isEmpty();
        assertThat(new AesEncryption(key, 11).decrypt(Arrays.copyOf(ciphertext, 27)))
                .isEmpty();
    }

    @Test
    void printsNoKey() {
        EncryptionKey key = new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, new byte[16]);

        assertThat(key).hasToString("AES128_CTS_HMAC_SHA1_96");
    }
}
