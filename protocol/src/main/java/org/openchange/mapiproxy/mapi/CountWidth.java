/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** How wide the COUNT of a variable-size structure is ([MS-OXCDATA] 2.11.1.1); the place where the structure stands decides. */
public enum CountWidth {
    /** In ROP buffers and standard rules. */
    BITS_16,
    /** In FastTransfer streams, extended rules and the address book over HTTP. */
    BITS_32;

    /** A count of elements that take {@code least} bytes each at least, checked against what remains. */
    public int read(WireReader in, String what, int least) {
        return this == BITS_16 ? in.readCount16(what, least) : in.readCount32(what, least);
    }

    public void write(WireWriter out, int count) {
        if (this == BITS_16) {
            out.putShort(count);
        } else {
            out.putInt(count);
        }
    }

    /** Bytes that the count takes. */
    public int size() {
        return this == BITS_16 ? Short.BYTES : Integer.BYTES;
    }

    /** Leaves room for a length in bytes that {@link #patch} fills in when what it counts is written; returns where it is. */
    int reserve(WireWriter out) {
        return this == BITS_16 ? out.reserveShort() : out.reserveInt();
    }

    /** Fills in how many bytes were written since {@link #reserve}. */
    void patch(WireWriter out, int position) {
        int length = out.size() - position - size();
        if (this == BITS_16) {
            out.patchShort(position, length);
        } else {
            out.patchInt(position, length);
        }
    }
}
