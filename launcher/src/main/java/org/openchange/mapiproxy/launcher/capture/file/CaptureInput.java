/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/** A window that moves over the bytes of a file: so much is seen at once as two of the largest records need. Not thread-safe. */
final class CaptureInput {
    /** The largest record that is read; no capturing tool writes larger ones. */
    static final int MAX_RECORD = 1 << 20;

    private static final int WINDOW = 2 * MAX_RECORD + 1024;

    private final InputStream source;
    private byte[] window = new byte[1 << 16];
    private int start;
    private int end;
    private long offset;
    private boolean ended;
    private String damage;

    CaptureInput(InputStream source) {
        this.source = source;
    }

    /** Whether so many bytes are there, from the present position. */
    boolean has(int count) throws IOException {
        while (end - start < count && !ended) {
            fill(count);
        }
        return end - start >= count;
    }

    private void fill(int wanted) throws IOException {
        if (start > 0 && window.length - start < wanted) {
            System.arraycopy(window, start, window, 0, end - start);
            end -= start;
            start = 0;
        }
        if (window.length < wanted) {
            byte[] larger = new byte[Math.min(WINDOW, Math.max(wanted, window.length * 2))];
            System.arraycopy(window, start, larger, 0, end - start);
            end -= start;
            start = 0;
            window = larger;
        }
        if (end == window.length) {
            System.arraycopy(window, start, window, 0, end - start);
            end -= start;
            start = 0;
        }
        int count = read();
        ended = count < 0;
        end += Math.max(0, count);
    }

    private int read() throws IOException {
        try {
            return source.read(window, end, window.length - end);
        } catch (EOFException e) {
            damage = "the compressed file is cut";
        } catch (ZipException e) {
            damage = "the compressed file is damaged (" + e.getMessage() + ")";
        }
        return -1;
    }

    /** Bytes from the present position that {@link #has} has brought in. */
    int available() {
        return end - start;
    }

    /** What is wrong with the input itself, or null. */
    String damage() {
        return damage;
    }

    /** From the start of the file. */
    long offset() {
        return offset;
    }

    /** A view of so many bytes that are there, without a step forward; valid until the next call of {@link #has}. */
    ByteBuffer peek(int at, int count, ByteOrder order) {
        return ByteBuffer.wrap(window, start + at, count).slice().order(order);
    }

    void skip(int count) {
        start += count;
        offset += count;
    }

    /** Steps over more than the window holds; returns whether so much was there. */
    boolean skipFar(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (!has(1)) {
                return false;
            }
            int step = (int) Math.min(left, available());
            skip(step);
            left -= step;
        }
        return true;
    }
}
