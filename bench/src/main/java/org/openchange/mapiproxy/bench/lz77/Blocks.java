/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.lz77;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Compressor;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Decompressor;

/** Blocks plain and compressed; what cannot be made smaller is packed as literals, as a server might do it. */
final class Blocks {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<byte[]> plain = new ArrayList<>();
    private final List<byte[]> compressed = new ArrayList<>();
    private final List<byte[]> deflated = new ArrayList<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] room = new byte[2 * MailContent.BLOCK_BYTES];

    /** One pass over all blocks. */
    @FunctionalInterface
    interface Pass {
        void run();
    }

    Blocks(MailContent content, int count) {
        for (int i = 0; i < count; i++) {
            byte[] block = content.block(i);
            byte[] smaller = Direct2Compressor.compress(ByteBuffer.wrap(block));
            plain.add(block);
            compressed.add(smaller == null ? literals(block) : smaller);
            deflated.add(Arrays.copyOf(room, deflate(block)));
        }
    }

    private static byte[] literals(byte[] block) {
        ByteBuffer out =
                ByteBuffer.allocate(block.length + block.length / 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < block.length; at += 32) {
            int count = Math.min(32, block.length - at);
            out.putInt(count == 32 ? 0 : -1 >>> count);
            out.put(block, at, count);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** As lz77_peer.c reads them. */
    void write(Path file) throws IOException {
        int bytes = (int) plainBytes() + (int) compressedBytes() + 2 * Integer.BYTES * plain.size();
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < plain.size(); i++) {
            out.putInt(plain.get(i).length).putInt(compressed.get(i).length);
            out.put(plain.get(i)).put(compressed.get(i));
        }
        Files.write(file, out.array());
    }

    long plainBytes() {
        return total(plain);
    }

    long compressedBytes() {
        return total(compressed);
    }

    long deflatedBytes() {
        return total(deflated);
    }

    private static long total(List<byte[]> blocks) {
        return blocks.stream().mapToLong(block -> block.length).sum();
    }

    /** MB of plain bytes per second of this thread's processor time, so that what else the machine does counts little. */
    double megabytesPerSecond(Pass pass, int millis) {
        long start = THREADS.getCurrentThreadCpuTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        long passes = 0;
        long now;
        do {
            pass.run();
            passes++;
            now = THREADS.getCurrentThreadCpuTime();
        } while (now < end);
        return passes * plainBytes() * 1e3 / (now - start);
    }

    void compress() {
        long bytes = 0;
        for (byte[] block : plain) {
            byte[] result = Direct2Compressor.compress(ByteBuffer.wrap(block));
            bytes += result == null ? literals(block).length : result.length;
        }
        check(bytes == compressedBytes());
    }

    void decompress() {
        for (int i = 0; i < plain.size(); i++) {
            byte[] block = plain.get(i);
            check(Arrays.equals(Direct2Decompressor.decompress(compressed.get(i), block.length), block));
        }
    }

    void deflate() {
        long bytes = 0;
        for (byte[] block : plain) {
            bytes += deflate(block);
        }
        check(bytes == deflatedBytes());
    }

    private int deflate(byte[] block) {
        deflater.reset();
        deflater.setInput(block);
        deflater.finish();
        return deflater.deflate(room);
    }

    void inflate() {
        for (int i = 0; i < plain.size(); i++) {
            inflater.reset();
            inflater.setInput(deflated.get(i));
            try {
                int bytes = inflater.inflate(room);
                check(Arrays.equals(room, 0, bytes, plain.get(i), 0, plain.get(i).length));
            } catch (DataFormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("wrong result");
        }
    }
}
