/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldif.LDIFChangeRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that hold the entries.
 *
 * <pre>
 * directory.ldif      all entries as they were when generation N began
 * changes.N.ldif      what was changed since then; while a new snapshot is written there is one of generation N + 1 as well
 * </pre>
 *
 * A crash at any moment leaves a snapshot and all change logs that belong to it: a log is deleted only after a snapshot that contains it is on the
 * disk. The caller holds the directory's lock and calls from one thread at a time.
 */
final class DirectoryFiles implements AutoCloseable {
    /** A log is folded into a snapshot when it is longer than the snapshot, and than this. */
    static final long COMPACT_FROM_BYTES = 4L << 20;

    private static final System.Logger LOGGER = System.getLogger(DirectoryFiles.class.getName());
    private static final Pattern LOG = Pattern.compile("changes\\.(\\d{1,18})\\.ldif");
    private static final long CLOSE_SECONDS = 60;

    private final Path directory;
    private final long compactFromBytes;
    private final SnapshotFile snapshot;
    private final ExecutorService compaction = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "mapiproxy-directory-compaction");
        thread.setDaemon(true);
        return thread;
    });

    private ChangeLogFile log;
    private long generation;
    private long compactAtBytes;
    private volatile boolean compacting;

    DirectoryFiles(Path directory, long compactFromBytes) {
        this.directory = directory;
        this.compactFromBytes = compactFromBytes;
        this.snapshot = new SnapshotFile(directory.resolve("directory.ldif"));
    }

    /** What is read at the start. */
    interface Content extends SnapshotFile.Load, ChangeLogFile.Replay {}

    /** @return whether there is nothing yet */
    boolean isNew() {
        return !snapshot.exists();
    }

    /** Begins with these entries. */
    void create(List<ReadOnlyEntry> entries) throws IOException {
        snapshot.write(0, entries);
        log = ChangeLogFile.open(logOf(0), this::refuse);
        compactAtBytes = threshold();
    }

    /** Hands over everything that was ever answered, and stands ready for more. */
    void open(Content content) throws IOException {
        generation = snapshot.read(content);
        SortedMap<Long, Path> logs = logs();
        for (long old : List.copyOf(logs.headMap(generation).keySet())) {
            Files.delete(logs.remove(old));
        }
        long last = logs.isEmpty() ? generation : logs.lastKey();
        for (Path earlier : logs.headMap(last).values()) {
            ChangeLogFile.open(earlier, content).close();
        }
        generation = last;
        log = ChangeLogFile.open(logOf(last), content);
        OwnerOnlyFiles.syncDirectory(directory);
        compactAtBytes = threshold();
    }

    /** Afterwards the change is on the disk; or it fails, and is not there. */
    void append(LDIFChangeRecord change) throws IOException {
        log.append(change);
    }

    /** Begins a new snapshot when the log has become long. The change is in the entries already. */
    void afterChange(Supplier<List<ReadOnlyEntry>> entries) {
        if (log.lengthBytes() < compactAtBytes || compacting) {
            return;
        }
        try {
            ChangeLogFile next = ChangeLogFile.open(logOf(generation + 1), this::refuse);
            OwnerOnlyFiles.syncDirectory(directory);
            log.close();
            log = next;
            generation++;
        } catch (IOException e) {
            postpone(e);
            return;
        }
        List<ReadOnlyEntry> all = entries.get();
        long from = generation;
        compacting = true;
        compaction.execute(() -> compact(from, all));
    }

    private void compact(long from, List<ReadOnlyEntry> entries) {
        try {
            snapshot.write(from, entries);
            for (Path old : logs().headMap(from).values()) {
                Files.delete(old);
            }
            compactAtBytes = threshold();
        } catch (IOException | RuntimeException e) {
            postpone(e);
        } finally {
            compacting = false;
        }
    }

    /** The logs hold everything, so that nothing is lost; it is tried again after as much again. */
    private void postpone(Exception cause) {
        compactAtBytes = log.lengthBytes() + compactFromBytes;
        LOGGER.log(
                System.Logger.Level.ERROR,
                "no new snapshot could be written in " + directory + "; the change logs go on",
                cause);
    }

    /** A log that is about to begin has no records yet, unless somebody put them there. */
    private void refuse(LDIFChangeRecord change) throws IOException {
        throw new IOException(
                directory + " has a change log of a generation that has not begun (it changes " + change.getDN() + ")");
    }

    private long threshold() throws IOException {
        return Math.max(compactFromBytes, snapshot.lengthBytes());
    }

    private Path logOf(long number) {
        return directory.resolve("changes." + number + ".ldif");
    }

    private SortedMap<Long, Path> logs() throws IOException {
        SortedMap<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = LOG.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.parseLong(name.group(1)), file);
                }
            }
        }
        return found;
    }

    /** Waits for a snapshot that is being written. */
    @Override
    public void close() throws IOException {
        compaction.shutdown();
        try {
            if (!compaction.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.log(System.Logger.Level.WARNING, "a new snapshot in {0} is given up", directory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (log != null) {
            log.close();
        }
    }
}
