/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.rop;

import java.nio.ByteBuffer;

/** A set of RopIds that a list is looked through for, byte by byte: it stands before any decoding, so it has to be quick. */
final class RopIds {
    /** Bytes that are taken out of the buffer at once: reading them one by one costs several times as much. */
    private static final int CHUNK = 1024;

    private final boolean[] wanted = new boolean[0x100];
    private boolean isEmpty = true;

    void add(int ropId) {
        wanted[ropId] = true;
        isEmpty = false;
    }

    /** Whether one of the bytes is one of the ids; false is certain, while a true may be of another field. */
    boolean holdsAny(ByteBuffer ropsList) {
        if (isEmpty) {
            return false;
        }
        ByteBuffer rest = ropsList.duplicate();
        byte[] chunk = new byte[Math.min(CHUNK, rest.remaining())];
        while (rest.hasRemaining()) {
            int count = Math.min(chunk.length, rest.remaining());
            rest.get(chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if (wanted[chunk[i] & 0xFF]) {
                    return true;
                }
            }
        }
        return false;
    }
}
