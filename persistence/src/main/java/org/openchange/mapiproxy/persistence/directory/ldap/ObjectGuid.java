/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** [MS-DTYP] 2.3.4.2 GUID, packet representation: the first three fields are little-endian, the rest is in the order of the text. */
public final class ObjectGuid {
    /** Length of the packet representation in bytes. */
    public static final int LENGTH = 16;

    private ObjectGuid() {}

    /** @throws IllegalArgumentException if these are not 16 bytes */
    public static UUID fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a GUID has 16 bytes, this has " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long high = Integer.toUnsignedLong(buffer.getInt()) << 32
                | Short.toUnsignedLong(buffer.getShort()) << 16
                | Short.toUnsignedLong(buffer.getShort());
        return new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong());
    }

    public static byte[] toBytes(UUID id) {
        long high = id.getMostSignificantBits();
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
