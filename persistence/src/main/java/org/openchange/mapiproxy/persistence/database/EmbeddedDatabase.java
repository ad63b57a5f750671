/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.openchange.mapiproxy.config.Secret;
import org.openchange.mapiproxy.persistence.database.DatabaseException.Reason;

/**
 * Our own H2, in a directory that only its owner may enter. The first process that opens it serves the others, on a port of 127.0.0.1 that H2
 * chooses and writes into the directory; so commands work while an instance runs. Its password is random and in the directory, too.
 */
final class EmbeddedDatabase {
    private static final String USER = "mapiproxy";
    private static final String BIND_ADDRESS = "h2.bindAddress";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;

    EmbeddedDatabase(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Makes the directory and the password where they are missing.
     *
     * @throws DatabaseException {@code FAILED} if the files cannot be used
     */
    DatabaseAddress address() {
        // H2 reads it once, when its classes are loaded; the server's process has it on its command line.
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        if (directory.toString().contains(";")) {
            throw new DatabaseException(
                    Reason.FAILED, directory + " has a semicolon in its name, which H2 cannot take");
        }
        try {
            Files.createDirectories(directory, attributes("rwx------"));
            String url = "jdbc:h2:file:" + directory.resolve("mapiproxy") + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000";
            return new DatabaseAddress("h2", url, Optional.of(USER), Optional.of(password()));
        } catch (IOException e) {
            throw new DatabaseException(
                    Reason.FAILED, "the files of the database in " + directory + " cannot be used (" + e + ")", e);
        }
    }

    private Secret password() throws IOException {
        Path file = directory.resolve("password");
        if (!Files.exists(file)) {
            create(file);
        }
        return new Secret(Files.readString(file).strip());
    }

    /** Complete under its name, whoever else makes one at the same time: the first one counts. */
    private void create(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(directory, "password", ".new", attributes("rw-------"));
        try {
            Files.writeString(draft, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was quicker, and its password is the one
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
