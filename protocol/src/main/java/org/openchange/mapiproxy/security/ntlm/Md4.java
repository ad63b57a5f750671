/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** RFC 1320 MD4, which the JDK does not have. Only for hashes of passwords, where the protocol demands it. */
final class Md4 {
    private static final int BLOCK_BYTES = 64;
    private static final int[] ROUND2_ORDER = {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15};
    private static final int[] ROUND3_ORDER = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    private static final int[] ROUND1_SHIFTS = {3, 7, 11, 19};
    private static final int[] ROUND2_SHIFTS = {3, 5, 9, 13};
    private static final int[] ROUND3_SHIFTS = {3, 9, 11, 15};
    private static final int ROUND2_CONSTANT = 0x5a827999;
    private static final int ROUND3_CONSTANT = 0x6ed9eba1;

    private Md4() {}

    static byte[] digest(byte[] message) {
        byte[] padded = pad(message);
        ByteBuffer blocks = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        int[] words = new int[BLOCK_BYTES / 4];
        while (blocks.hasRemaining()) {
            for (int i = 0; i < words.length; i++) {
                words[i] = blocks.getInt();
            }
            compress(state, words);
        }
        Arrays.fill(padded, (byte) 0);
        ByteBuffer result = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            result.putInt(word);
        }
        return result.array();
    }

    private static byte[] pad(byte[] message) {
        int paddedLength = (message.length + 8) / BLOCK_BYTES * BLOCK_BYTES + BLOCK_BYTES;
        byte[] padded = Arrays.copyOf(message, paddedLength);
        padded[message.length] = (byte) 0x80;
        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).putLong(paddedLength - 8, message.length * 8L);
        return padded;
    }

    private static void compress(int[] state, int[] words) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int step = 0; step < 48; step++) {
            int i = step & 15;
            int sum =
                    switch (step >> 4) {
                        case 0 -> rotate(a + (b & c | ~b & d) + words[i], ROUND1_SHIFTS[i & 3]);
                        case 1 -> rotate(
                                a + (b & c | b & d | c & d) + words[ROUND2_ORDER[i]] + ROUND2_CONSTANT,
                                ROUND2_SHIFTS[i & 3]);
                        default -> rotate(
                                a + (b ^ c ^ d) + words[ROUND3_ORDER[i]] + ROUND3_CONSTANT, ROUND3_SHIFTS[i & 3]);
                    };
            a = d;
            d = c;
            c = b;
            b = sum;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int rotate(int value, int distance) {
        return Integer.rotateLeft(value, distance);
    }
}
