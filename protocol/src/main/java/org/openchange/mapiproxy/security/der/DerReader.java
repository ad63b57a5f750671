/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.der;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * Reads X.690 DER elements one after the other. An element never reaches beyond the one that encloses it, and nothing is allocated that is
 * longer than the input. Every method throws {@link MalformedMessageException} for what it cannot read.
 */
public final class DerReader {
    private static final int MULTI_BYTE_TAG = 0x1f;
    private static final int MAX_LENGTH_BYTES = 4;

    private final byte[] bytes;
    private final int end;
    private int position;

    public DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    public boolean hasNext() {
        return position < end;
    }

    /** Whether an element with this tag is next. */
    public boolean nextIs(int tag) {
        return hasNext() && tagAt(position) == tag;
    }

    /** A reader of the contents of the next element, which must have this tag. */
    public DerReader enter(int tag) {
        if (!nextIs(tag)) {
            String found = hasNext() ? "0x" + Integer.toHexString(tagAt(position)) : "nothing";
            throw new MalformedMessageException(
                    "DER tag 0x" + Integer.toHexString(tag) + " expected, not " + found, position);
        }
        return next();
    }

    /** As {@link #enter} if an element with this tag is next, otherwise empty. */
    public Optional<DerReader> enterIf(int tag) {
        return nextIs(tag) ? Optional.of(next()) : Optional.empty();
    }

    /** {@code [number] EXPLICIT}, which must be there. */
    public DerReader explicit(int number) {
        return enter(Der.context(number));
    }

    public Optional<DerReader> explicitIf(int number) {
        return enterIf(Der.context(number));
    }

    /** Passes over the next element, whatever it is. */
    public void skip() {
        next();
    }

    /** The next element with its tag and length, as it is on the wire. */
    public byte[] element() {
        int start = position;
        next();
        return Arrays.copyOfRange(bytes, start, position);
    }

    private DerReader next() {
        int tag = tagAt(position);
        if ((tag & MULTI_BYTE_TAG) == MULTI_BYTE_TAG) {
            throw new MalformedMessageException("DER tag of several bytes", position);
        }
        int start = position + 1;
        require(start, 1);
        int first = bytes[start] & 0xff;
        long length = first;
        start++;
        if (first >= 0x80) {
            int count = first & 0x7f;
            if (count == 0 || count > MAX_LENGTH_BYTES) {
                throw new MalformedMessageException("DER length of " + count + " bytes", position + 1L);
            }
            require(start, count);
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[start + i] & 0xff;
            }
            start += count;
        }
        require(start, length);
        position = start + (int) length;
        return new DerReader(bytes, start, position);
    }

    private int tagAt(int offset) {
        require(offset, 1);
        return bytes[offset] & 0xff;
    }

    private void require(int offset, long wanted) {
        if (wanted > end - offset) {
            throw new TruncatedMessageException("DER element", offset, wanted, Math.max(0, end - offset));
        }
    }

    /** All bytes that are left, which are passed over. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    public byte[] octetString() {
        return enter(Der.OCTET_STRING).rest();
    }

    public String generalString() {
        return new String(enter(Der.GENERAL_STRING).rest(), StandardCharsets.UTF_8);
    }

    /** An INTEGER of at most 64 bits. */
    public long integer() {
        return number(enter(Der.INTEGER));
    }

    /** An INTEGER between the bounds, both included. */
    public int integer(int minimum, int maximum) {
        int offset = position;
        long value = integer();
        if (value < minimum || value > maximum) {
            throw new LimitExceededException("DER integer", offset, value, maximum);
        }
        return (int) value;
    }

    public long enumerated() {
        return number(enter(Der.ENUMERATED));
    }

    private static long number(DerReader contents) {
        int offset = contents.position;
        byte[] value = contents.rest();
        if (value.length == 0 || value.length > Long.BYTES) {
            throw new MalformedMessageException("DER integer of " + value.length + " bytes", offset);
        }
        return new BigInteger(value).longValue();
    }

    /** The first 32 bits of a BIT STRING, bit 0 on top; what a shorter one does not have is 0. */
    public int bitString() {
        int offset = position;
        byte[] value = enter(Der.BIT_STRING).rest();
        if (value.length == 0 || value[0] < 0 || value[0] > 7) {
            throw new MalformedMessageException("DER bit string", offset);
        }
        int bits = 0;
        for (int i = 1; i <= Integer.BYTES; i++) {
            bits = bits << 8 | (i < value.length ? value[i] & 0xff : 0);
        }
        return bits;
    }

    /** @throws MalformedMessageException if anything is left */
    public void expectEnd() {
        if (hasNext()) {
            throw new MalformedMessageException(end - position + " bytes after the end of a DER element", position);
        }
    }
}
