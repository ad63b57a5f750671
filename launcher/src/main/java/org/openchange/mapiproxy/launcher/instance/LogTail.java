/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** The end of a log, and what is added to it, across rotation. */
public final class LogTail {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path file;
    private final OutputStream out;
    private Object fileKey;
    private long position;

    public LogTail(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** Writes the last lines. */
    public void last(int lines) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            fileKey = key();
            position = startOfLast(in, lines);
            copy(in);
        }
    }

    /** Writes what is added until the thread is interrupted, or the writing fails. */
    public void follow() throws IOException, InterruptedException {
        while (true) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            try {
                copyNew();
            } catch (NoSuchFileException e) {
                fileKey = null; // between two files of a rotation
            }
        }
    }

    void copyNew() throws IOException {
        Object now = key();
        if (!now.equals(fileKey) || Files.size(file) < position) {
            fileKey = now;
            position = 0;
        }
        if (Files.size(file) > position) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                copy(in);
            }
        }
    }

    private Object key() throws IOException {
        Object key = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        return key == null ? file : key;
    }

    private void copy(RandomAccessFile in) throws IOException {
        in.seek(position);
        byte[] block = new byte[BLOCK_BYTES];
        int read;
        while ((read = in.read(block)) > 0) {
            out.write(block, 0, read);
            position += read;
        }
        out.flush();
    }

    private static long startOfLast(RandomAccessFile in, int lines) throws IOException {
        if (lines == 0) {
            return in.length();
        }
        int found = 0;
        byte[] block = new byte[BLOCK_BYTES];
        long blockStart = in.length();
        while (blockStart > 0) {
            int size = (int) Math.min(BLOCK_BYTES, blockStart);
            blockStart -= size;
            in.seek(blockStart);
            in.readFully(block, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                boolean lastByte = blockStart + i == in.length() - 1;
                if (block[i] == '\n' && !lastByte && ++found == lines) {
                    return blockStart + i + 1;
                }
            }
        }
        return 0;
    }
}
