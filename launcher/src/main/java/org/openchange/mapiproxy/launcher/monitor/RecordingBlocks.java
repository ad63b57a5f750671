/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a recording block by block, so that what is written of it ends with a whole one, whenever it ends. Takes out of it how far the
 * recording has come. Not thread-safe.
 */
final class RecordingBlocks {
    private static final int HEAD_BYTES = 8;
    private static final int LEAST_BYTES = 12;
    /** Far above what the server puts into one. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int STATISTICS = 5;
    /** Where the options of Interface Statistics begin. */
    private static final int STATISTICS_OPTIONS = 20;

    private static final int RECEIVED = 4;
    private static final int DROPPED = 5;
    private static final int NUMBER_BYTES = 8;

    private final InputStream in;
    private long calls;
    private long missed;

    RecordingBlocks(InputStream in) {
        this.in = in;
    }

    /**
     * The next block; empty at the end.
     *
     * @throws IOException if it is cut or is none
     */
    byte[] next() throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length == 0) {
            return head;
        }
        ByteBuffer fields = wrap(head);
        int length = head.length < HEAD_BYTES ? 0 : fields.getInt(4);
        if (length < LEAST_BYTES || length > MOST_BYTES || length % 4 != 0) {
            throw head.length < HEAD_BYTES
                    ? new EOFException("the recording was cut")
                    : new IOException("not a recording");
        }
        byte[] block = new byte[length];
        System.arraycopy(head, 0, block, 0, HEAD_BYTES);
        if (in.readNBytes(block, HEAD_BYTES, length - HEAD_BYTES) < length - HEAD_BYTES) {
            throw new EOFException("the recording was cut");
        }
        if (fields.getInt(0) == STATISTICS) {
            readStatistics(wrap(block));
        }
        return block;
    }

    private void readStatistics(ByteBuffer block) {
        block.position(STATISTICS_OPTIONS);
        while (block.remaining() >= 4 + NUMBER_BYTES) {
            int code = block.getShort();
            int length = block.getShort();
            if (length != NUMBER_BYTES) {
                return;
            }
            long number = block.getLong();
            calls = code == RECEIVED ? number : calls;
            missed = code == DROPPED ? number : missed;
        }
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Calls so far, as of the last second. */
    long calls() {
        return calls;
    }

    /** Calls that should have been in it too. */
    long missed() {
        return missed;
    }
}
