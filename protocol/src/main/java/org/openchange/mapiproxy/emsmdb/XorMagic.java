/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** [MS-OXCRPC] 3.1.4.1.1.3: every byte is XORed with 0xA5, which hides the content from the eye and from nothing else. */
final class XorMagic {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte MAGIC = (byte) 0xA5;
    private static final long MAGIC_WORD = 0xA5A5_A5A5_A5A5_A5A5L;

    private XorMagic() {}

    /** A copy of the remaining bytes, each XORed; the position is left where it was. */
    static byte[] applied(ByteBuffer bytes) {
        byte[] copy = copy(bytes);
        apply(copy);
        return copy;
    }

    /** In place. */
    static void apply(byte[] bytes) {
        int words = bytes.length & -Long.BYTES;
        for (int i = 0; i < words; i += Long.BYTES) {
            LONG.set(bytes, i, (long) LONG.get(bytes, i) ^ MAGIC_WORD);
        }
        for (int i = words; i < bytes.length; i++) {
            bytes[i] ^= MAGIC;
        }
    }

    static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }
}
