/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * All entries as they were at one moment: LDIF (RFC 2849), parents before their children. Its first line names the generation: the change logs of
 * this generation and of later ones are what happened since.
 */
final class SnapshotFile {
    private static final String GENERATION = "# generation ";
    private static final String ENTRIES = "# entries ";

    private final Path file;

    SnapshotFile(Path file) {
        this.file = file;
    }

    /** What is done with each entry that is read. */
    interface Load {
        void entry(Entry entry) throws IOException;
    }

    boolean exists() {
        return Files.exists(file);
    }

    long lengthBytes() throws IOException {
        return Files.size(file);
    }

    /** @return the generation */
    long read(Load load) throws IOException {
        long generation = generation();
        long count = 0;
        try (LDIFReader reader = new LDIFReader(Files.newInputStream(file))) {
            for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                load.entry(entry);
                count++;
            }
        } catch (LDIFException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
        checkCount(count);
        return generation;
    }

    private long generation() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return number(reader.readLine(), GENERATION);
        }
    }

    /** The last line holds the number of entries, since nothing else tells that the end of the file is missing. */
    private void checkCount(long count) throws IOException {
        long length = Files.size(file);
        int tail = (int) Math.min(64, length);
        java.nio.ByteBuffer end = java.nio.ByteBuffer.allocate(tail);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(length - tail);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                continue;
            }
        }
        String text = new String(end.array(), StandardCharsets.UTF_8).stripTrailing();
        long expected = number(text.substring(text.lastIndexOf('\n') + 1), ENTRIES);
        if (expected != count) {
            throw new IOException(file + " is damaged: it has " + count + " entries, and says " + expected);
        }
    }

    private long number(String line, String prefix) throws IOException {
        if (line != null
                && line.startsWith(prefix)
                && line.substring(prefix.length()).matches("\\d{1,18}")) {
            return Long.parseLong(line.substring(prefix.length()));
        }
        throw new IOException(file + " is damaged: there is no line \"" + prefix + "N\" where one has to be");
    }

    /** Replaces the file in one step. */
    void write(long generation, List<ReadOnlyEntry> entries) throws IOException {
        Path draft = OwnerOnlyFiles.draftOf(file);
        try (FileChannel channel =
                OwnerOnlyFiles.open(draft, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            out.write((GENERATION + generation + "\nversion: 1\n\n").getBytes(StandardCharsets.UTF_8));
            for (ReadOnlyEntry entry : entries) {
                out.write((String.join("\n", entry.toLDIF(0)) + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write((ENTRIES + entries.size() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            channel.force(true);
        }
        OwnerOnlyFiles.replace(draft, file);
    }
}
