/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.embedded.EmbeddedDirectory;
import org.openchange.mapiproxy.persistence.directory.ldap.LdapDirectory;

/** The directories of this process: one per configuration, shared by all who open it, and closed with the last of them. Thread-safe. */
public final class Directories {
    private static final Map<Key, Shared> OPEN = new HashMap<>();

    private record Key(DirectorySettings settings, ProxyIdentity identity) {}

    private Directories() {}

    /**
     * Opens the directory that is configured; it is {@link NtHashes} too where that gives NT hashes. The caller closes it; closing it twice does no
     * harm.
     *
     * @throws DirectoryException {@code UNAVAILABLE} if it cannot be reached now
     */
    public static Directory open(DirectorySettings settings, ProxyIdentity identity) throws DirectoryException {
        Key key = new Key(settings, identity);
        Shared shared;
        synchronized (OPEN) {
            shared = OPEN.computeIfAbsent(key, Shared::new);
            shared.users++;
        }
        try {
            return handle(shared, shared.directory());
        } catch (DirectoryException | RuntimeException e) {
            shared.release();
            throw e;
        }
    }

    private static Handle handle(Shared shared, Directory directory) {
        return directory instanceof NtHashes hashes
                ? new HashesHandle(shared, directory, hashes)
                : new Handle(shared, directory);
    }

    private static Directory create(Key key) throws DirectoryException {
        return switch (key.settings.schema()) {
            case ACTIVE_DIRECTORY, OPENLDAP -> LdapDirectory.open(key.settings);
            case EMBEDDED -> EmbeddedDirectory.open(key.settings, key.identity);
        };
    }

    /** One directory and how many use it. */
    private static final class Shared {
        private final Key key;
        /** Guarded by OPEN. */
        private int users;

        private Directory directory;

        private Shared(Key key) {
            this.key = key;
        }

        /** Whoever opens it at the same time waits for the first, but others do not. */
        private synchronized Directory directory() throws DirectoryException {
            if (directory == null) {
                directory = create(key);
            }
            return directory;
        }

        private void release() {
            synchronized (OPEN) {
                users--;
                if (users > 0) {
                    return;
                }
                OPEN.remove(key, this);
            }
            synchronized (this) {
                if (directory != null) {
                    directory.close();
                }
            }
        }
    }

    /** What one user has. */
    private static class Handle extends ForwardingDirectory {
        private final Shared shared;
        private boolean closed;

        private Handle(Shared shared, Directory directory) {
            super(directory);
            this.shared = shared;
        }

        @Override
        public void close() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            shared.release();
        }
    }

    /** What one user has of a directory that keeps NT hashes. */
    private static final class HashesHandle extends Handle implements NtHashes {
        private final NtHashes hashes;

        private HashesHandle(Shared shared, Directory directory, NtHashes hashes) {
            super(shared, directory);
            this.hashes = hashes;
        }

        @Override
        public Optional<byte[]> ntHash(String dn) throws DirectoryException {
            return hashes.ntHash(dn);
        }
    }
}
