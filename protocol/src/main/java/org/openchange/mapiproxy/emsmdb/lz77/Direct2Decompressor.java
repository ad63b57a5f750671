/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.lz77;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * [MS-OXCRPC] 3.1.4.1.1.2 LZ77 with DIRECT2 encoding, decompression. The size of the output is known from SizeActual, and every
 * byte of it has to come out of the input. Nothing is read outside of the input or written outside of the output.
 */
public final class Direct2Decompressor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MASK_BYTES = 4;
    private static final int MASK_BITS = 32;
    /** Where a pattern's distance is shorter than this, words cannot be copied at once. */
    private static final int WORD = 8;

    private final byte[] input;
    private final byte[] output;
    private int in;
    private int out;
    /** Where the byte lies whose high nibble the next long match takes, -1 if it brings its own. */
    private int sharedNibble = -1;

    private Direct2Decompressor(byte[] input, int sizeActual) {
        this.input = input;
        this.output = new byte[sizeActual];
    }

    /**
     * @param compressed all of it
     * @param sizeActual bytes that come out, at most 65,535
     * @throws MalformedMessageException if the input ends early, copies from before the output's beginning, gives more than
     *     {@code sizeActual} bytes or goes on after them; offsets count from the beginning of {@code compressed}
     */
    public static byte[] decompress(byte[] compressed, int sizeActual) {
        return new Direct2Decompressor(compressed, sizeActual).run();
    }

    private byte[] run() {
        int mask = 0;
        int bits = 0;
        while (out < output.length) {
            if (bits == 0) {
                require(MASK_BYTES);
                mask = (int) INT.get(input, in);
                in += MASK_BYTES;
                bits = MASK_BITS;
            }
            int literals = Math.min(Math.min(Integer.numberOfLeadingZeros(mask), bits), output.length - out);
            if (literals > 0) {
                copyLiterals(literals);
                bits -= literals;
                // A shift by 32 shifts by nothing, but then no bit is left either.
                mask <<= literals;
            }
            if (bits > 0 && out < output.length) {
                copyMatch();
                bits--;
                mask <<= 1;
            }
        }
        expectEnd(bits);
        return output;
    }

    /** Where the last mask was used up, one more may follow, whose first bit says that this is the end. */
    private void expectEnd(int bits) {
        int left = input.length - in;
        if (left != 0 && !(bits == 0 && left == MASK_BYTES)) {
            throw new MalformedMessageException(left + " compressed bytes after SizeActual bytes came out", in);
        }
    }

    private void copyLiterals(int count) {
        require(count);
        int rounded = count + WORD - 1 & -WORD;
        if (rounded <= input.length - in && rounded <= output.length - out) {
            for (int i = 0; i < count; i += WORD) {
                LONG.set(output, out + i, (long) LONG.get(input, in + i));
            }
        } else {
            System.arraycopy(input, in, output, out, count);
        }
        in += count;
        out += count;
    }

    private void copyMatch() {
        require(2);
        int start = in;
        int meta = (short) SHORT.get(input, in) & 0xFFFF;
        in += 2;
        int distance = (meta >> 3) + 1;
        int length = (meta & 7) + 3;
        if (length == 10) {
            length = longLength();
        }
        if (distance > out) {
            throw new MalformedMessageException(
                    "match at distance " + distance + ", but only " + out + " bytes came out", start);
        }
        if (length > output.length - out) {
            throw new MalformedMessageException(
                    "match of " + length + " bytes, but SizeActual leaves room for " + (output.length - out), start);
        }
        copyBack(distance, length);
        out += length;
    }

    private void copyBack(int distance, int length) {
        int from = out - distance;
        int rounded = length + WORD - 1 & -WORD;
        if (distance >= WORD && rounded <= output.length - out) {
            // May write up to seven bytes too many; what comes next overwrites them.
            for (int i = 0; i < length; i += WORD) {
                LONG.set(output, out + i, (long) LONG.get(output, from + i));
            }
        } else if (distance >= length) {
            System.arraycopy(output, from, output, out, length);
        } else if (distance == 1) {
            Arrays.fill(output, out, out + length, output[from]);
        } else {
            for (int i = 0; i < length; i++) {
                output[out + i] = output[from + i];
            }
        }
    }

    /** [MS-OXCRPC] 3.1.4.1.1.2.2.4: lengths from 10 on. */
    private int longLength() {
        int nibble = nextNibble();
        if (nibble < 15) {
            return nibble + 10;
        }
        require(1);
        int more = input[in++] & 0xFF;
        if (more < 0xFF) {
            return more + 25;
        }
        require(2);
        int start = in;
        int length = (short) SHORT.get(input, in) & 0xFFFF;
        in += 2;
        if (length == 0) {
            // [MS-XCA] 2.4.4: lengths that need 32 bits follow a zero.
            require(4);
            length = (int) INT.get(input, in);
            in += 4;
        }
        if (length < 22 || length > Integer.MAX_VALUE - 3) {
            throw new MalformedMessageException("match length " + Integer.toUnsignedString(length), start);
        }
        return length + 3;
    }

    private int nextNibble() {
        if (sharedNibble >= 0) {
            int nibble = (input[sharedNibble] & 0xFF) >> 4;
            sharedNibble = -1;
            return nibble;
        }
        require(1);
        sharedNibble = in;
        return input[in++] & 15;
    }

    private void require(int count) {
        if (count > input.length - in) {
            throw new TruncatedMessageException("compressed payload", in, count, input.length - in);
        }
    }
}
