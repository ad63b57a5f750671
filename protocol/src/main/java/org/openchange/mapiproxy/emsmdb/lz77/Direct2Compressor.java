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
 * taken greedily. An instance has tables of 32 KB and is used by one thread at a time; {@link #compress(ByteBuffer)} lends one.
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
    private static final int MAX_CANDIDATES = 10;
    /** A match of this length is good enough to end the search, and too long to enter each of its positions into the chains. */
    private static final int LONG_MATCH = 64;
    /** After so many positions without a match, as in pictures, two are gone on at once, after twice as many three, and so on. */
    private static final int PATIENCE_BITS = 7;
    /** Bytes after the input that whole words may read. */
    private static final int PADDING = 8;
    /** The most that one mask and one match take. */
    private static final int ELEMENT_BYTES = 10;
    /** Kept for the next callers, more are left to the collector. */
    private static final int MAX_IDLE = 16;

    private static final ArrayBlockingQueue<Direct2Compressor> IDLE = new ArrayBlockingQueue<>(MAX_IDLE);

    /** The last position of each hash, plus one; 0 for none. */
    private final char[] heads = new char[1 << HASH_BITS];
    /** The position with the same hash before this one, plus one, by the position modulo the window. */
    private final char[] previous = new char[WINDOW];

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
        // Not after an exception: nobody knows in what state it is.
        IDLE.offer(compressor);
        return compressed;
    }

    private byte[] run(ByteBuffer payload) {
        begin(payload);
        int literals = 0;
        int at = 0;
        while (at < length && out + (at - literals) <= limit) {
            int match = longestMatch(at);
            if (match >= MIN_MATCH) {
                putLiterals(literals, at);
                putMatch(match);
                enter(at + 1, Math.min(match - 1, LONG_MATCH));
                at += match;
                literals = at;
            } else {
                at += 1 + (at - literals >> PATIENCE_BITS);
            }
        }
        if (out + (length - literals) > limit) {
            return null;
        }
        putLiterals(literals, length);
        int size = end();
        return size <= limit ? Arrays.copyOf(output, size) : null;
    }

    private void begin(ByteBuffer payload) {
        length = payload.remaining();
        if (length > MAX_INPUT) {
            throw new IllegalArgumentException(length + " bytes to compress, " + MAX_INPUT + " is the most");
        }
        if (input.length < length + PADDING) {
            int room = Math.max(Integer.highestOneBit(length) * 2, 1024);
            input = new byte[room + PADDING];
            // All as literals, though not taken then, and one match more.
            output = new byte[room + room / 8 + ELEMENT_BYTES];
        }
        payload.get(payload.position(), input, 0, length);
        Arrays.fill(heads, '\0');
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
        int best = nearest > 0 ? search(at, most, nearest) : 0;
        // Only now: the oldest candidate in reach has its link in the same place.
        link(at, hash);
        return best;
    }

    private int search(int at, int most, int nearest) {
        int word = (int) INT.get(input, at);
        int oldest = Math.max(at - WINDOW, 0);
        int best = MIN_MATCH - 1;
        int from = nearest - 1;
        for (int tries = MAX_CANDIDATES; from >= oldest && tries > 0; tries--) {
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
            from = previous[from & WINDOW - 1] - 1;
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
            link(at, hash(at));
        }
    }

    private void link(int at, int hash) {
        previous[at & WINDOW - 1] = heads[hash];
        heads[hash] = (char) (at + 1);
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
        mask = mask << 1 | 1;
        bits++;
        nextMaskIfFull();
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

    private void putLiterals(int from, int to) {
        int at = from;
        while (at < to) {
            int count = Math.min(to - at, 32 - bits);
            System.arraycopy(input, at, output, out, count);
            at += count;
            out += count;
            // A shift by 32 shifts by nothing, but then the mask has no bit yet and is 0.
            mask <<= count;
            bits += count;
            nextMaskIfFull();
        }
    }

    private void nextMaskIfFull() {
        if (bits == 32) {
            INT.set(output, maskAt, mask);
            maskAt = out;
            out += 4;
            bits = 0;
            mask = 0;
        }
    }
}
