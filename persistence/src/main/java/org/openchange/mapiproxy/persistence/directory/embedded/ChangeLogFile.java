/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Changes since a snapshot, in the order in which they were made: LDIF change records (RFC 2849), each with a comment behind it that holds its
 * check sum, so that a record that a crash has cut is known even where the cut looks like the end of a record. Used by one thread at a time.
 */
final class ChangeLogFile implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(ChangeLogFile.class.getName());
    private static final String END = "# end ";

    private final Path file;
    private final FileChannel channel;
    private long lengthBytes;
    private IOException broken;

    private ChangeLogFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What is done with each change that is read. */
    interface Replay {
        void change(LDIFChangeRecord change) throws IOException;
    }

    /** Reads all changes, drops one at the end that a crash has cut, and stands at the end for more. */
    static ChangeLogFile open(Path file, Replay replay) throws IOException {
        FileChannel channel = OwnerOnlyFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ChangeLogFile log = new ChangeLogFile(file, channel);
        try {
            log.replay(replay);
            return log;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    long lengthBytes() {
        return lengthBytes;
    }

    /** Afterwards the change is on the disk. When it fails, nothing of it is. */
    void append(LDIFChangeRecord change) throws IOException {
        if (broken != null) {
            throw new IOException(
                    file + " could not be written before, and is not written again until the next start", broken);
        }
        String text = String.join("\n", change.toLDIF(0)) + "\n";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] end = (END + checkSum(body, 0, body.length) + "\n\n").getBytes(StandardCharsets.US_ASCII);
        try {
            writeAll(ByteBuffer.wrap(body));
            writeAll(ByteBuffer.wrap(end));
            channel.force(false);
            lengthBytes += body.length + end.length;
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void writeAll(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** What was not answered must not be there after the next start either. */
    private void takeBack(IOException cause) {
        try {
            channel.truncate(lengthBytes).position(lengthBytes);
            channel.force(true);
        } catch (IOException e) {
            cause.addSuppressed(e);
            broken = cause;
        }
    }

    private void replay(Replay replay) throws IOException {
        LogText text = new LogText(java.nio.channels.Channels.newInputStream(channel));
        LogText.Record record = text.next();
        while (record != null && record.whole()) {
            replay.change(decoded(record));
            lengthBytes = text.position();
            record = text.next();
        }
        if (record != null) {
            if (text.next() != null) {
                throw new IOException(file + " is damaged at byte " + lengthBytes
                        + ": a record's check sum is wrong, and other records follow; restore it from a backup");
            }
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}: dropped the last record at byte {1}, which was not written completely and never answered",
                    file,
                    Long.toString(lengthBytes));
        }
        channel.truncate(lengthBytes).position(lengthBytes);
        channel.force(true);
    }

    private LDIFChangeRecord decoded(LogText.Record record) throws IOException {
        try {
            return LDIFReader.decodeChangeRecord(record.lines());
        } catch (LDIFException e) {
            throw new IOException(file + " is damaged at byte " + lengthBytes + ": " + e.getMessage(), e);
        }
    }

    static String checkSum(byte[] bytes, int offset, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, offset, length);
        return String.format("%08x", sum.getValue());
    }

    static String endMark() {
        return END;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
