/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A FID, MID or CN ([MS-OXCDATA] 2.2.1.1, 2.2.1.2): which replica gave the number, and the number. Records of ROPs keep it as the {@code long}
 * that its 8 bytes are when read as a little-endian number; {@link #of} takes that apart.
 *
 * @param replId what the logon's server calls the replica, 16 bits
 * @param globalCounter see {@link GlobalCounter}
 */
public record ReplicatedId(int replId, long globalCounter) implements Printable {
    /** Bytes on the wire. */
    public static final int SIZE = 8;

    public ReplicatedId {
        GlobalCounter.check(globalCounter);
        if (replId != (replId & 0xFFFF)) {
            throw new IllegalArgumentException("not a replica id: " + replId);
        }
    }

    /** Takes apart the 8 bytes that {@link WireReader#readLong} gave. */
    public static ReplicatedId of(long id) {
        return new ReplicatedId((int) id & 0xFFFF, Long.reverseBytes(id & ~0xFFFFL));
    }

    /** How people write it, {@code 1-0000000000ab}: replica id and counter in hexadecimal. */
    public static String format(long id) {
        return of(id).toString();
    }

    public static ReplicatedId read(WireReader in) {
        return of(in.readLong());
    }

    public void write(WireWriter out) {
        out.putLong(toLong());
    }

    /** The opposite of {@link #of}. */
    public long toLong() {
        return Long.reverseBytes(globalCounter) | replId;
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, this);
    }

    @Override
    public String toString() {
        return String.format("%x-%012x", replId, globalCounter);
    }
}
