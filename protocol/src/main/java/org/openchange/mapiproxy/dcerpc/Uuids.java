/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * uuid_t of C706 A.1 (16 bytes): time_low, time_mid and time_hi_and_version in the byte order of the buffer, then eight octets as they
 * are.
 */
public final class Uuids {
    public static final UUID NIL = new UUID(0, 0);

    private Uuids() {}

    /** Reads 16 bytes at the position of the buffer, which must hold them. */
    public static UUID get(ByteBuffer buffer) {
        long timeLow = buffer.getInt() & 0xFFFFFFFFL; // time_low (4 bytes)
        long timeMid = buffer.getShort() & 0xFFFFL; // time_mid (2 bytes)
        long timeHigh = buffer.getShort() & 0xFFFFL; // time_hi_and_version (2 bytes)
        long rest = octets(buffer.getLong(), buffer.order()); // clock_seq and node (8 bytes)
        return new UUID(timeLow << 32 | timeMid << 16 | timeHigh, rest);
    }

    /** Writes 16 bytes at the position of the buffer, which must have room. */
    public static void put(ByteBuffer buffer, UUID uuid) {
        long high = uuid.getMostSignificantBits();
        buffer.putInt((int) (high >>> 32)); // time_low (4 bytes)
        buffer.putShort((short) (high >>> 16)); // time_mid (2 bytes)
        buffer.putShort((short) high); // time_hi_and_version (2 bytes)
        buffer.putLong(octets(uuid.getLeastSignificantBits(), buffer.order())); // clock_seq and node (8 bytes)
    }

    private static long octets(long value, ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
    }
}
