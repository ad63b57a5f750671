/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.account;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.security.Account;

/** The file itself: lines {@code domain:user:NT hash in hex}, {@code #} begins a comment line, mode 600. */
final class AccountFile {
    static final int MAX_BYTES = 1024 * 1024;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String HEADING = "# Accounts for NTLM: domain:user:NT hash. Kept by the account command.\n";
    private static final HexFormat HEX = HexFormat.of();

    private final Path path;

    AccountFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Attributes by which a change of the file is noticed. */
    record Stamp(FileTime modified, long size, Object fileKey, Set<PosixFilePermission> permissions) {}

    /** Empty when there is no file. */
    Optional<Stamp> stamp() throws IOException {
        try {
            PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
            return Optional.of(new Stamp(found.lastModifiedTime(), found.size(), found.fileKey(), found.permissions()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** @throws AccountFileException if others may read it, or it is too long or malformed */
    AccountTable read(Stamp stamp) throws IOException {
        if (!OWNER_ONLY.containsAll(stamp.permissions())) {
            String mode = PosixFilePermissions.toString(stamp.permissions());
            throw new AccountFileException(
                    path + " is open to others than its owner (" + mode + "); mend it with: chmod 600 " + path);
        }
        byte[] bytes = readLimited();
        List<Account> accounts = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                accounts.add(account(line.strip(), number));
            }
        }
        return new AccountTable(accounts);
    }

    private byte[] readLimited() throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLong();
            }
            return bytes;
        }
    }

    private Account account(String line, int number) throws AccountFileException {
        String[] fields = line.split(":", -1);
        try {
            if (fields.length == 3 && !fields[1].isEmpty()) {
                return new Account(fields[1], fields[0], HEX.parseHex(fields[2]));
            }
        } catch (IllegalArgumentException e) {
            // The message of the cause would show the hash, so it is not passed on.
            throw malformed(number);
        }
        throw malformed(number);
    }

    private AccountFileException malformed(int number) {
        return new AccountFileException(
                path + " line " + number + ": domain:user:hash expected, the hash in 32 hex digits");
    }

    private AccountFileException tooLong() {
        return new AccountFileException(path + " is longer than " + MAX_BYTES + " bytes");
    }

    /** Puts a new file into the place of the old one in one step, so that a reader sees either of them whole. */
    void write(AccountTable table) throws IOException {
        StringBuilder text = new StringBuilder(HEADING);
        for (Account account : table.all()) {
            text.append(account.domain()).append(':').append(account.user()).append(':');
            text.append(HEX.formatHex(account.ntHash())).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw tooLong();
        }
        Path directory = path.getParent();
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".accounts", ".new", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer remaining = ByteBuffer.wrap(bytes);
                while (remaining.hasRemaining()) {
                    channel.write(remaining);
                }
                channel.force(true);
            }
            Files.move(fresh, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    Path lockPath() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
