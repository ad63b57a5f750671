/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * A directory that is opened when it is needed, and tried again a second after it could not be. An embedded one is not made here: as long as
 * nobody has put anything into it, there is none. Thread-safe.
 */
final class LazyDirectory implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DirectorySettings settings;
    private final ProxyIdentity identity;
    private volatile Directory directory;
    private DirectoryException failure;
    private long failedAtNanos;
    private boolean closed;

    LazyDirectory(DirectorySettings settings, ProxyIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    /** Whether there is anything to be asked. Looks at the disk at most. */
    boolean exists() {
        return directory != null
                || settings.schema() != DirectorySettings.Schema.EMBEDDED
                || Files.isDirectory(settings.embedded());
    }

    /** Whether its NT hashes are to be had. */
    boolean givesHashes() {
        return settings.schema() != DirectorySettings.Schema.ACTIVE_DIRECTORY && exists();
    }

    /**
     * Empty when there is none.
     *
     * @throws DirectoryException if it cannot be reached
     */
    Optional<Directory> get() throws DirectoryException {
        Directory open = directory;
        if (open != null) {
            return Optional.of(open);
        }
        return exists() ? Optional.of(open()) : Optional.empty();
    }

    private synchronized Directory open() throws DirectoryException {
        if (directory != null) {
            return directory;
        }
        if (closed) {
            throw new DirectoryException(DirectoryException.Reason.UNAVAILABLE, "the server stops");
        }
        if (failure != null && System.nanoTime() - failedAtNanos < RETRY.toNanos()) {
            throw new DirectoryException(failure.reason(), failure.getMessage(), failure);
        }
        try {
            directory = Directories.open(settings, identity);
            failure = null;
            return directory;
        } catch (DirectoryException e) {
            failure = e;
            failedAtNanos = System.nanoTime();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (directory != null) {
            directory.close();
        }
    }
}
