/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.openchange.mapiproxy.launcher.capture.CaptureProblems;

/** The packets of a pcap or pcapng file, in its order; read as a stream, so that a file may be larger than memory. Not thread-safe. */
public final class CaptureFile implements Closeable {
    private static final int GZIP_MAGIC = 0x1F8B;

    private final InputStream source;
    private final CaptureReader reader;

    private CaptureFile(InputStream source, CaptureReader reader) {
        this.source = source;
        this.reader = reader;
    }

    /**
     * Opens a file, which may be compressed with gzip.
     *
     * @throws UnknownCaptureFormatException if it is neither pcap nor pcapng
     * @throws IOException if it cannot be read
     */
    public static CaptureFile open(Path file, CaptureProblems problems) throws IOException {
        InputStream source = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return of(source, problems);
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    /** The same from a stream that supports marks; closes it at the end. */
    static CaptureFile of(InputStream source, CaptureProblems problems) throws IOException {
        source.mark(2);
        int magic = source.read() << 8 | source.read() & 0xFF;
        source.reset();
        InputStream plain = magic == GZIP_MAGIC ? uncompressed(source) : source;
        CaptureInput in = new CaptureInput(plain);
        if (!in.has(4)) {
            throw new UnknownCaptureFormatException("it is too short for a capture");
        }
        int first = in.peek(0, 4, ByteOrder.BIG_ENDIAN).getInt();
        if (first == PcapngReader.SECTION_HEADER) {
            return new CaptureFile(plain, new PcapngReader(in, problems));
        }
        ByteOrder order = PcapReader.orderOf(first)
                .orElseThrow(() -> new UnknownCaptureFormatException(
                        "it is neither pcap nor pcapng, it begins with " + String.format("%08x", first)));
        return new CaptureFile(plain, new PcapReader(in, order, problems));
    }

    private static InputStream uncompressed(InputStream source) throws IOException {
        try {
            return new GZIPInputStream(source, 1 << 16);
        } catch (ZipException e) {
            throw new UnknownCaptureFormatException("it is not in the format of gzip after all: " + e.getMessage());
        }
    }

    /** The next packet, valid until the one after it is read; empty at the end. */
    public Optional<CapturedPacket> next() throws IOException {
        return reader.next();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
