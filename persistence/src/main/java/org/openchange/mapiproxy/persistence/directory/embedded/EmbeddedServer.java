/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/**
 * The embedded directory while this process has it open: its files, under a lock, and an LDAP listener on 127.0.0.1 for the rest of this process and
 * for commands. Nobody gets an answer there without a bind. Thread-safe.
 *
 * <pre>
 * directory.lock      held while a process has the directory open; names the process
 * directory.ldif      snapshot, and changes.N.ldif what happened since
 * directory.secret    password of the root, made at the first start
 * directory.key       key that seals NT hashes, made at the first start
 * directory.address   HOST:PORT of the listener, while it runs
 * </pre>
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Who may do everything; not an entry. */
    static final String ROOT = "CN=Directory Manager";

    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_MESSAGE_BYTES = 20 << 20;

    private final DirectoryLock lock;
    private final EntryStore store;
    private final DirectorySecrets secrets;
    private final EntryService service;
    private final Path address;
    private LDAPListener listener;

    private EmbeddedServer(
            Path directory, DirectoryLock lock, EntryStore store, DirectorySecrets secrets, DirectoryLayout layout)
            throws LDAPException {
        this.lock = lock;
        this.store = store;
        this.secrets = secrets;
        this.address = directory.resolve("directory.address");
        DN root = new DN(ROOT);
        AccessRules rules = new AccessRules(store, root, store.dn(layout.exchange()));
        this.service = new EntryService(store, secrets, rules, new ServerEntries(layout, store.schema()), root);
    }

    /**
     * Opens the files and listens.
     *
     * @param directory where the files are; made if it is missing
     * @param port on 127.0.0.1; 0 lets the system choose
     * @return empty when another process has the directory open
     * @throws IOException if a file or the port cannot be used, or the files are damaged
     */
    public static Optional<EmbeddedServer> tryOpen(Path directory, DirectoryLayout layout, int port)
            throws IOException {
        return tryOpen(directory, layout, port, DirectoryFiles.COMPACT_FROM_BYTES);
    }

    static Optional<EmbeddedServer> tryOpen(Path directory, DirectoryLayout layout, int port, long compactFromBytes)
            throws IOException {
        OwnerOnlyFiles.makeDirectory(directory);
        Optional<DirectoryLock> lock = DirectoryLock.tryTake(directory.resolve("directory.lock"));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(directory, lock.get(), layout, port, compactFromBytes));
        } catch (IOException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    private static EmbeddedServer open(
            Path directory, DirectoryLock lock, DirectoryLayout layout, int port, long compactFromBytes)
            throws IOException {
        DirectoryFiles files = new DirectoryFiles(directory, compactFromBytes);
        try {
            DirectorySecrets secrets = DirectorySecrets.load(directory, files.isNew());
            EntryStore store = EntryStore.open(files, new DN(layout.base()), EmbeddedLayout.initialEntries(layout));
            EmbeddedServer server = new EmbeddedServer(directory, lock, store, secrets, layout);
            server.listen(port);
            return server;
        } catch (LDAPException e) {
            files.close();
            throw new IOException("the embedded directory cannot begin: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private void listen(int port) throws IOException {
        Files.deleteIfExists(address);
        LDAPListenerConfig config = new LDAPListenerConfig(port, new LdapRequests(service, null));
        config.setListenAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        config.setMaxConnections(MAX_CONNECTIONS);
        config.setMaxMessageSizeBytes(MAX_MESSAGE_BYTES);
        listener = new LDAPListener(config);
        try {
            listener.startListening();
        } catch (IOException e) {
            throw new IOException(
                    "the embedded directory cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        String text = "127.0.0.1:" + listener.getListenPort() + "\n";
        OwnerOnlyFiles.write(address, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Of the listener, on 127.0.0.1. */
    public int port() {
        return listener.getListenPort();
    }

    /** How many entries there are. */
    public int size() {
        return store.size();
    }

    /** ASCII; a copy. */
    byte[] rootPassword() {
        return secrets.rootPassword().clone();
    }

    ChangeListeners listeners() {
        return store.listeners();
    }

    Optional<byte[]> ntHash(String dn) throws LDAPException, GeneralSecurityException {
        return service.ntHash(dn);
    }

    /** Ends all connections, and waits for a snapshot that is being written. */
    @Override
    public void close() throws IOException {
        try (DirectoryLock held = lock;
                EntryStore open = store) {
            listener.shutDown(true);
            Files.deleteIfExists(address);
        }
    }
}
