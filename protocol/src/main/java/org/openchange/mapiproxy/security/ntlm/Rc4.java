/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.util.Arrays;

/** The RC4 stream cipher. Own code, because a JCA cipher object weighs many times the 1 KiB of state that an idle connection keeps. */
final class Rc4 {
    private final int[] permutation = new int[256];
    private int i;
    private int j;

    Rc4(byte[] key) {
        restart(key);
    }

    /** Encrypts or decrypts a message under a key that is used once. */
    static byte[] once(byte[] key, byte[] message) {
        byte[] result = message.clone();
        Rc4 cipher = new Rc4(key);
        cipher.process(result, 0, result.length);
        cipher.wipe();
        return result;
    }

    void restart(byte[] key) {
        int[] s = permutation;
        for (int n = 0; n < s.length; n++) {
            s[n] = n;
        }
        int k = 0;
        for (int n = 0; n < s.length; n++) {
            k = k + s[n] + key[n % key.length] & 0xff;
            int swapped = s[n];
            s[n] = s[k];
            s[k] = swapped;
        }
        i = 0;
        j = 0;
    }

    /** Encrypts or decrypts in place; the key stream goes on where the last call left it. */
    void process(byte[] bytes, int offset, int length) {
        int[] s = permutation;
        int x = i;
        int y = j;
        for (int n = offset; n < offset + length; n++) {
            x = x + 1 & 0xff;
            int a = s[x];
            y = y + a & 0xff;
            int b = s[y];
            s[x] = b;
            s[y] = a;
            bytes[n] ^= (byte) s[a + b & 0xff];
        }
        i = x;
        j = y;
    }

    void wipe() {
        Arrays.fill(permutation, 0);
        i = 0;
        j = 0;
    }
}
