/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RFC 3962 4: the AES key of a password, PBKDF2 with HMAC-SHA1 and then DK with "kerberos". */
public final class StringToKey {
    /** The number that a KDC means when it names none. */
    public static final int ITERATIONS = 4096;

    private static final String HMAC_SHA1 = "HmacSHA1";
    private static final int BLOCK_BYTES = 20;

    private StringToKey() {}

    /** @param password the caller wipes it */
    public static EncryptionKey derive(EncryptionType type, byte[] password, String salt, int iterations) {
        byte[] seed = pbkdf2(password, salt.getBytes(StandardCharsets.UTF_8), iterations, type.keyBytes());
        try {
            byte[] key =
                    KeyDerivation.derive(new EncryptionKey(type, seed), "kerberos".getBytes(StandardCharsets.US_ASCII));
            EncryptionKey derived = new EncryptionKey(type, key);
            Arrays.fill(key, (byte) 0);
            return derived;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** By hand, since the JDK's takes characters for passwords and no two releases agree on what bytes these are. */
    private static byte[] pbkdf2(byte[] password, byte[] salt, int iterations, int length) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA1);
            mac.init(new SecretKeySpec(password, HMAC_SHA1));
            byte[] result = new byte[length];
            for (int block = 1, at = 0; at < length; block++, at += BLOCK_BYTES) {
                mac.update(salt);
                mac.update(new byte[] {0, 0, 0, (byte) block});
                byte[] u = mac.doFinal();
                byte[] sum = u.clone();
                for (int i = 1; i < iterations; i++) {
                    u = mac.doFinal(u);
                    for (int j = 0; j < sum.length; j++) {
                        sum[j] ^= u[j];
                    }
                }
                System.arraycopy(sum, 0, result, at, Math.min(BLOCK_BYTES, length - at));
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC_SHA1 + " is not to be had from this JDK", e);
        }
    }
}
