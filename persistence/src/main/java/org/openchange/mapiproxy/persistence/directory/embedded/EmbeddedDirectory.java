/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.ForwardingDirectory;
import org.openchange.mapiproxy.persistence.directory.NtHashes;
import org.openchange.mapiproxy.persistence.directory.ldap.LdapDirectory;

/**
 * The embedded directory in the process that has it open: LDAP to our own listener, and besides what LDAP does not give: NT hashes, and changes at
 * once.
 */
public final class EmbeddedDirectory extends ForwardingDirectory implements NtHashes {
    private static final Duration RETRY = Duration.ofMillis(100);

    private final EmbeddedServer server;
    private final LdapDirectory ldap;

    private EmbeddedDirectory(EmbeddedServer server, LdapDirectory ldap) {
        super(ldap);
        this.server = server;
        this.ldap = ldap;
    }

    /**
     * Opens the files if no other process has them open, and otherwise talks to the process that has, with the root's rights.
     *
     * @return an {@link EmbeddedDirectory}, or one over LDAP that belongs to another process
     * @throws DirectoryException {@code UNAVAILABLE} if another process keeps the files and does not answer, {@code FAILED} if they cannot be used
     */
    public static Directory open(DirectorySettings settings, ProxyIdentity identity) throws DirectoryException {
        DirectoryLayout layout = EmbeddedLayout.of(settings, identity);
        Path directory = settings.embedded();
        long end = System.nanoTime() + settings.timeout().toNanos();
        try {
            while (true) {
                Optional<EmbeddedServer> server = EmbeddedServer.tryOpen(directory, layout, settings.port());
                if (server.isPresent()) {
                    return here(server.get(), layout, settings);
                }
                OtherProcess other = new OtherProcess(directory, settings.timeout());
                if (other.answers()) {
                    return LdapDirectory.over(
                            DirectoryKind.EMBEDDED, layout, other, settings.connections(), settings.timeout());
                }
                waitUntil(end, directory);
            }
        } catch (IOException e) {
            throw e instanceof DirectoryException known
                    ? known
                    : new DirectoryException(Reason.FAILED, directory + ": " + e.getMessage(), e);
        }
    }

    /** The other process may just begin or end. */
    private static void waitUntil(long end, Path directory) throws IOException {
        if (System.nanoTime() > end) {
            throw new DirectoryException(
                    Reason.UNAVAILABLE,
                    "the embedded directory in " + directory + " is used by "
                            + DirectoryLock.holder(directory.resolve("directory.lock"))
                            + ", which does not answer");
        }
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException(Reason.UNAVAILABLE, "interrupted while waiting for the embedded directory", e);
        }
    }

    private static EmbeddedDirectory here(EmbeddedServer server, DirectoryLayout layout, DirectorySettings settings) {
        RootConnections source = new RootConnections(server::port, () -> server.rootPassword(), settings.timeout());
        return new EmbeddedDirectory(
                server,
                LdapDirectory.over(DirectoryKind.EMBEDDED, layout, source, settings.connections(), settings.timeout()));
    }

    /** The LDAP port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    @Override
    public Optional<byte[]> ntHash(String dn) throws DirectoryException {
        try {
            return server.ntHash(dn);
        } catch (LDAPException e) {
            throw new DirectoryException(Reason.NOT_ALLOWED, dn + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new DirectoryException(
                    Reason.FAILED,
                    "the NT hash of " + dn + " does not open with directory.key; set the password anew",
                    e);
        }
    }

    @Override
    public ChangeFeed changes(String base) throws DirectoryException {
        try {
            return EmbeddedChangeFeed.begin(server, ldap, base);
        } catch (LDAPException e) {
            throw new DirectoryException(Reason.NOT_ALLOWED, base + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the embedded directory could not be closed", e);
        }
    }
}
