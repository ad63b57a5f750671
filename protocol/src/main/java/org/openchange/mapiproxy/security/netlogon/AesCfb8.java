/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.netlogon;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-128 in the mode CFB with 8 bits, in which [MS-NRPC] encrypts whatever is encrypted. */
final class AesCfb8 {
    static final int BLOCK_BYTES = 16;

    private static final String TRANSFORMATION = "AES/CFB8/NoPadding";

    private AesCfb8() {}

    static Cipher encryptor(byte[] key, byte[] iv) {
        return cipher(Cipher.ENCRYPT_MODE, key, iv);
    }

    static Cipher decryptor(byte[] key, byte[] iv) {
        return cipher(Cipher.DECRYPT_MODE, key, iv);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(TRANSFORMATION + " is not to be had from this JDK", e);
        }
    }

    /** Goes on with the cipher's stream, in place. */
    static void run(Cipher cipher, byte[] buffer, int offset, int length) {
        try {
            byte[] out = cipher.update(buffer, offset, length);
            if (out != null) {
                System.arraycopy(out, 0, buffer, offset, out.length);
            }
        } catch (IllegalStateException e) {
            throw new IllegalStateException("AES of " + length + " bytes", e);
        }
    }

    /** Encrypts a copy. */
    static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext) {
        byte[] copy = plaintext.clone();
        run(encryptor(key, iv), copy, 0, copy.length);
        return copy;
    }

    static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext) {
        byte[] copy = ciphertext.clone();
        run(decryptor(key, iv), copy, 0, copy.length);
        return copy;
    }
}
