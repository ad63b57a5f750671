/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * RFC 3962 encryption under one key for one usage: {@code AES-CTS(confounder | plaintext) | HMAC-SHA1-96(confounder | plaintext)}. Keeps its
 * cipher, so that many messages cost one key schedule. Not thread-safe.
 */
public final class AesEncryption {
    public static final int CONFOUNDER_BYTES = 16;
    public static final int CHECKSUM_BYTES = 12;

    private static final String TRANSFORMATION = "AES/CTS/NoPadding";

    private final SecretKeySpec encryptionKey;
    private final Mac mac;
    private Cipher encryptor;
    private Cipher decryptor;

    public AesEncryption(EncryptionKey key, int usage) {
        encryptionKey = new SecretKeySpec(KeyDerivation.derive(key, usage, KeyDerivation.ENCRYPTION), "AES");
        mac = AesChecksum.mac(KeyDerivation.derive(key, usage, KeyDerivation.INTEGRITY));
    }

    /** A confounder is put in front and a checksum behind; the result is 28 bytes longer. */
    public byte[] encrypt(byte[] plaintext, SecureRandom random) {
        byte[] message = new byte[CONFOUNDER_BYTES + plaintext.length];
        byte[] confounder = new byte[CONFOUNDER_BYTES];
        random.nextBytes(confounder);
        System.arraycopy(confounder, 0, message, 0, CONFOUNDER_BYTES);
        System.arraycopy(plaintext, 0, message, CONFOUNDER_BYTES, plaintext.length);
        byte[] checksum = mac.doFinal(message);
        byte[] ciphertext = Arrays.copyOf(message, message.length + CHECKSUM_BYTES);
        encryptInPlace(ciphertext, message.length);
        System.arraycopy(checksum, 0, ciphertext, message.length, CHECKSUM_BYTES);
        return ciphertext;
    }

    /** The plaintext without confounder; empty when the checksum is wrong or the message too short. */
    public Optional<byte[]> decrypt(byte[] ciphertext) {
        int length = ciphertext.length - CHECKSUM_BYTES;
        if (length < CONFOUNDER_BYTES) {
            return Optional.empty();
        }
        byte[] message = Arrays.copyOf(ciphertext, length);
        decryptInPlace(message, length);
        byte[] expected = Arrays.copyOf(mac.doFinal(message), CHECKSUM_BYTES);
        byte[] found = Arrays.copyOfRange(ciphertext, length, ciphertext.length);
        return MessageDigest.isEqual(expected, found)
                ? Optional.of(Arrays.copyOfRange(message, CONFOUNDER_BYTES, length))
                : Optional.empty();
    }

    /** The keyed checksum object of this usage, for a caller that lays out messages itself; 12 bytes of its result count. */
    public Mac mac() {
        return mac;
    }

    /** Encrypts the first bytes of a buffer, which begin with a confounder. */
    public void encryptInPlace(byte[] buffer, int length) {
        if (encryptor == null) {
            encryptor = cipher(Cipher.ENCRYPT_MODE);
        }
        run(encryptor, buffer, length);
    }

    public void decryptInPlace(byte[] buffer, int length) {
        if (decryptor == null) {
            decryptor = cipher(Cipher.DECRYPT_MODE);
        }
        run(decryptor, buffer, length);
    }

    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, encryptionKey, new IvParameterSpec(new byte[16]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(TRANSFORMATION + " is not to be had from this JDK", e);
        }
    }

    private static void run(Cipher cipher, byte[] buffer, int length) {
        try {
            cipher.doFinal(buffer, 0, length, buffer, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES of a message of " + length + " bytes", e);
        }
    }
}
