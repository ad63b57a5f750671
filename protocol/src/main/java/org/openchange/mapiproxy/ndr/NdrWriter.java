/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes one stub into a buffer that grows. Not thread-safe. */
public final class NdrWriter {
    private final ByteOrder order;
    private byte[] bytes = new byte[256];
    private int length;

    public NdrWriter(ByteOrder order) {
        this.order = order;
    }

    /** Appends the remaining bytes as they are, without alignment. */
    public NdrWriter writeBytes(ByteBuffer source) {
        int count = source.remaining();
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
        source.get(bytes, length, count);
        length += count;
        return this;
    }

    /** What was written so far, in the writer's byte order; shares the writer's memory. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, length).slice().order(order);
    }
}
