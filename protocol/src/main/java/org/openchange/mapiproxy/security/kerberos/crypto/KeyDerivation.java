/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** RFC 3961 5.1: from one key of a principal or session come the keys for each usage. */
final class KeyDerivation {
    static final byte ENCRYPTION = (byte) 0xaa;
    static final byte INTEGRITY = 0x55;
    static final byte CHECKSUM = (byte) 0x99;

    private static final int BLOCK_BYTES = 16;

    private KeyDerivation() {}

    /** DK(key, usage | kind), of the length of the key; for AES random-to-key changes nothing. */
    static byte[] derive(EncryptionKey key, int usage, byte kind) {
        return derive(key, ByteBuffer.allocate(5).putInt(usage).put(kind).array());
    }

    /** DK(key, constant). */
    static byte[] derive(EncryptionKey key, byte[] constant) {
        byte[] block = nFold(constant, BLOCK_BYTES);
        int length = key.type().keyBytes();
        byte[] derived = new byte[length];
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.bytes(), "AES"));
            for (int offset = 0; offset < length; offset += BLOCK_BYTES) {
                block = cipher.doFinal(block);
                System.arraycopy(block, 0, derived, offset, BLOCK_BYTES);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not to be had from this JDK", e);
        }
        return derived;
    }

    /**
     * The input, repeated and each time rotated right by 13 bits more, cut into pieces of the wanted length that are added with
     * end-around carry.
     */
    static byte[] nFold(byte[] input, int outputBytes) {
        int period = input.length * outputBytes / gcd(input.length, outputBytes);
        byte[] repeated = new byte[period];
        for (int i = 0; i < period / input.length; i++) {
            System.arraycopy(rotateRight(input, 13 * i), 0, repeated, i * input.length, input.length);
        }
        BigInteger modulus = BigInteger.ONE.shiftLeft(8 * outputBytes).subtract(BigInteger.ONE);
        BigInteger sum = BigInteger.ZERO;
        for (int offset = 0; offset < period; offset += outputBytes) {
            sum = sum.add(new BigInteger(1, Arrays.copyOfRange(repeated, offset, offset + outputBytes)));
        }
        // Adding with end-around carry is adding modulo 2^n - 1, but for a sum that is a multiple of it, which is all
        // ones.
        BigInteger folded = sum.mod(modulus);
        return bytes(folded.signum() == 0 && sum.signum() != 0 ? modulus : folded, outputBytes);
    }

    private static byte[] rotateRight(byte[] input, int distance) {
        int bits = 8 * input.length;
        int shift = distance % bits;
        BigInteger value = new BigInteger(1, input);
        BigInteger low = value.shiftLeft(bits - shift).mod(BigInteger.ONE.shiftLeft(bits));
        return bytes(value.shiftRight(shift).or(low), input.length);
    }

    private static byte[] bytes(BigInteger value, int length) {
        byte[] minimal = value.toByteArray();
        byte[] result = new byte[length];
        int count = Math.min(length, minimal.length);
        System.arraycopy(minimal, minimal.length - count, result, length - count, count);
        return result;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
