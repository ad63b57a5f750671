/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.lz77;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * [MS-OXCRPC] 3.1.4.1.1.2 LZ77 with DIRECT2 encoding, compression: the nearest of the longest matches in chains of equal hashes,
 * taken greedily. An instance is about 120 KB of tables and is used by one thread at a time; {@link #compress(ByteBuffer)} lends one.
 */
public final class Direct2Compressor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes that one block can hold. */
    public static final int MAX_INPUT = 0xFFFF;

    private static final int WINDOW = 8192;
    private static final int MIN_MATCH = 3;
    private static final int HASH_BITS = 13;
    /** Candidates that are looked at before the best one so far is taken. */
    private static final int MAX_CANDIDATES = 16;
    /** A match of this length is good enough to end the search, and too long to enter each of its positions into the chains. */
    private static final int LONG_MATCH = 128;
    /** Bytes after the input that whole words may read. */
    private static final int PADDING = 8;
    /** The most that one mask and one element take. */
    private static final int ELEMENT_BYTES = 10;
    /** Kept for the next callers, more are left to the collector. */
    private static final int MAX_IDLE = 16;

    private static final ArrayBlockingQueue<Direct2Compressor> IDLE = new ArrayBlockingQueue<>(MAX_IDLE);

    /** Last position of each hash, counted from the beginning of the first input ever; so nothing is cleared between inputs. */
    private final int[] heads = new int[1 << HASH_BITS];
    /** The position with the same hash before this one, by the position modulo the window. */
    private final int[] previous = new int[WINDOW];
    /** Added to positions in this input; always over the window, so that an entry of zero is out of reach. */
    private int base = WINDOW + 1;

    private byte[] input = new byte[0];
    private byte[] output = new byte[0];
    private int length;
    private int limit;
    private int out;
    private int maskAt;
    private int mask;
    private int bits;
    private int sharedNibble;
    private int matchDistance;

    /**
     * The remaining bytes compressed, with their position left where it was; or null where that would not be smaller.
     *
     * @param payload at most {@value #MAX_INPUT} bytes
     */
    public static byte[] compress(ByteBuffer payload) {
        Direct2Compressor lent = IDLE.poll();
        Direct2Compressor compressor = lent == null ? new Direct2Compressor() : lent;
        byte[] compressed = compressor.run(payload);
        // Not returned after an exception: its tables may be half written.
        IDLE.offer(compressor);
        return compressed;
    }

    private byte[] run(ByteBuffer payload) {
        begin(payload);
        int at = 0;
        while (at < length && out <= limit) {
            int match = longestMatch(at);
            if (match >= MIN_MATCH) {
                enter(at + 1, Math.min(match - 1, LONG_MATCH));
                putMatch(match);
                at += match;
            } else {
                output[out++] = input[at++];
                putBit(0);
            }
        }
        int size = end();
        return size <= limit ? Arrays.copyOf(output, size) : null;
    }

    private void begin(ByteBuffer payload) {
        int previousLength = length;
        length = payload.remaining();
        if (length > MAX_INPUT) {
            throw new IllegalArgumentException(length + " bytes to compress, " + MAX_INPUT + " is the most");
        }
        base += previousLength + WINDOW;
        if (base > Integer.MAX_VALUE - 2 * MAX_INPUT) {
            Arrays.fill(heads, 0);
            base = WINDOW + 1;
        }
        if (input.length < length + PADDING) {
            int room = Math.max(Integer.highestOneBit(length) * 2, 1024);
            input = new byte[room + PADDING];
            output = new byte[room + ELEMENT_BYTES];
        }
        payload.get(payload.position(), input, 0, length);
        limit = length - 1;
        maskAt = 0;
        out = 4;
        mask = 0;
        bits = 0;
        sharedNibble = -1;
    }

    /** The last mask ends in ones; where all of its bits are used, another mask says the end. */
    private int end() {
        int padded = bits == 0 ? -1 : mask << 32 - bits | (1 << 32 - bits) - 1;
        INT.set(output, maskAt, padded);
        return out;
    }

    /** Enters the position and looks for the longest match there: its length, and {@link #matchDistance}. */
    private int longestMatch(int at) {
        int most = length - at;
        if (most < MIN_MATCH) {
            return 0;
        }
        int hash = hash(at);
        int nearest = heads[hash];
        int best = nearest >= base ? search(at, most, nearest) : 0;
        // Only now: the oldest candidate in reach has its link in the same place.
        link(base + at, hash, nearest);
        return best;
    }

    private int search(int at, int most, int nearest) {
        int word = (int) INT.get(input, at);
        int oldest = Math.max(base + at - WINDOW, base);
        int best = MIN_MATCH - 1;
        int candidate = nearest;
        for (int tries = MAX_CANDIDATES; candidate >= oldest && tries > 0; tries--) {
            int from = candidate - base;
            if (input[from + best] == input[at + best] && ((int) INT.get(input, from) ^ word) << 8 == 0) {
                int found = matchLength(from, at, most);
                if (found > best) {
                    best = found;
                    matchDistance = at - from;
                    if (found >= LONG_MATCH || found == most) {
                        break;
                    }
                }
            }
            candidate = previous[candidate & WINDOW - 1];
        }
        return best;
    }

    private int matchLength(int from, int at, int most) {
        for (int i = MIN_MATCH; i < most; i += Long.BYTES) {
            long differing = (long) LONG.get(input, from + i) ^ (long) LONG.get(input, at + i);
            if (differing != 0) {
                return Math.min(i + (Long.numberOfTrailingZeros(differing) >> 3), most);
            }
        }
        return most;
    }

    private void enter(int from, int count) {
        int end = Math.min(from + count, length - MIN_MATCH + 1);
        for (int at = from; at < end; at++) {
            int hash = hash(at);
            link(base + at, hash, heads[hash]);
        }
    }

    private void link(int position, int hash, int before) {
        previous[position & WINDOW - 1] = before;
        heads[hash] = position;
    }

    private int hash(int at) {
        return ((int) INT.get(input, at) << 8) * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    /** [MS-OXCRPC] 3.1.4.1.1.2.2.2 to .4: 13 bits of offset, 3 of length, and what the length needs further. */
    private void putMatch(int match) {
        int offset = matchDistance - 1 << 3;
        int inMeta = Math.min(match - MIN_MATCH, 7);
        output[out++] = (byte) (offset | inMeta);
        output[out++] = (byte) (offset >> 8);
        if (inMeta == 7) {
            putLongLength(match);
        }
        putBit(1);
    }

    private void putLongLength(int match) {
        int nibble = Math.min(match - 10, 15);
        if (sharedNibble < 0) {
            sharedNibble = out;
            output[out++] = (byte) nibble;
        } else {
            output[sharedNibble] |= (byte) (nibble << 4);
            sharedNibble = -1;
        }
        if (nibble == 15) {
            int more = Math.min(match - 25, 0xFF);
            output[out++] = (byte) more;
            if (more == 0xFF) {
                output[out++] = (byte) (match - MIN_MATCH);
                output[out++] = (byte) (match - MIN_MATCH >> 8);
            }
        }
    }

    private void putBit(int bit) {
        mask = mask << 1 | bit;
        if (++bits == 32) {
            INT.set(output, maskAt, mask);
            maskAt = out;
            out += 4;
            bits = 0;
        }
    }
}
