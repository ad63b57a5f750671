/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A GLOBCNT ([MS-OXCFXICS] 2.2.2.5): 48 bits that number the objects and the changes of a replica. Its bytes stand highest first, unlike all
 * other numbers; here it is a {@code long} from 0 to {@link #MAX}, so that greater means later.
 */
public final class GlobalCounter {
    /** Bytes on the wire. */
    public static final int SIZE = 6;

    public static final long MAX = (1L << 48) - 1;

    private GlobalCounter() {}

    public static long read(WireReader in) {
        return Long.reverseBytes(in.readUnsignedInt48()) >>> 16;
    }

    public static void write(WireWriter out, long counter) {
        out.putInt48(Long.reverseBytes(check(counter)) >>> 16);
    }

    static long check(long counter) {
        if (counter < 0 || counter > MAX) {
            throw new IllegalArgumentException("not a global counter: " + counter);
        }
        return counter;
    }
}
