/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionKey;
import org.openchange.mapiproxy.security.kerberos.crypto.EncryptionType;
import org.openchange.mapiproxy.security.kerberos.message.Ticket;

/**
 * The keys of a service, from a file in MIT's keytab format 0x0502. Read again when the file changes. Keys of other types than AES are
 * passed over. Thread-safe.
 */
public final class Keytab {
    static final int MAX_BYTES = 1024 * 1024;
    /** So many keys at most are tried on one ticket. */
    private static final int MAX_CANDIDATES = 16;

    private static final int FORMAT = 0x0502;

    private final Path path;
    private volatile Contents contents;

    /** @throws IOException if the file cannot be read, is malformed or has no AES key */
    public Keytab(Path path) throws IOException {
        this.path = path.toAbsolutePath();
        contents = read(stamp());
    }

    private record Stamp(Object modified, long size, Object fileKey) {}

    private record Contents(Stamp stamp, List<Entry> entries) {}

    /**
     * One key.
     *
     * @param principal components and realm as text, {@code host/server@REALM}
     * @param version kvno, unsigned 32 bits
     */
    private record Entry(String principal, long version, EncryptionKey key) {}

    /**
     * Keys that may fit a ticket, those of its own service name first: a domain controller knows one account under many names, of which
     * the keytab may hold only some.
     */
    List<EncryptionKey> candidates(Ticket ticket) throws IOException {
        String principal = ticket.server() + "@" + ticket.realm();
        List<EncryptionKey> named = new ArrayList<>();
        List<EncryptionKey> others = new ArrayList<>();
        for (Entry entry : current().entries()) {
            boolean fits = entry.key().type().value() == ticket.encryptedPart().encryptionType();
            boolean current = ticket.encryptedPart().keyVersion().isEmpty()
                    || ticket.encryptedPart().keyVersion().getAsLong() == entry.version();
            if (fits && current) {
                (entry.principal().equalsIgnoreCase(principal) ? named : others).add(entry.key());
            }
        }
        named.addAll(others);
        return named.subList(0, Math.min(named.size(), MAX_CANDIDATES));
    }

    private Contents current() throws IOException {
        Stamp stamp = stamp();
        if (!stamp.equals(contents.stamp())) {
            contents = read(stamp);
        }
        return contents;
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private Contents read(Stamp stamp) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES || bytes.length < 2) {
            throw new IOException(path + " is not a keytab");
        }
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (Short.toUnsignedInt(file.getShort()) != FORMAT) {
            throw new IOException(path + " is not a keytab of format 0x0502");
        }
        List<Entry> entries = new ArrayList<>();
        while (file.remaining() >= Integer.BYTES) {
            int length = file.getInt();
            if (length == 0) {
                break;
            }
            byte[] record = take(file, Math.abs((long) length));
            if (length > 0) { // a negative length marks a hole that a deleted entry left
                entry(ByteBuffer.wrap(record)).ifPresent(entries::add);
            }
        }
        if (entries.isEmpty()) {
            throw new IOException(path + " has no AES key");
        }
        return new Contents(stamp, List.copyOf(entries));
    }

    private Optional<Entry> entry(ByteBuffer record) throws IOException {
        int count = Short.toUnsignedInt(ByteBuffer.wrap(take(record, 2)).getShort()); // num_components (2 bytes)
        String realm = counted(record); // realm
        List<String> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(counted(record)); // component
        }
        ByteBuffer fixed = ByteBuffer.wrap(take(record, 4 + 4 + 1 + 2)); // name_type, timestamp, vno8, key type
        long version = Byte.toUnsignedLong(fixed.get(8));
        Optional<EncryptionType> type = EncryptionType.of(fixed.getShort(9));
        byte[] key = take(
                record, Short.toUnsignedInt(ByteBuffer.wrap(take(record, 2)).getShort())); // key
        if (record.remaining() >= Integer.BYTES) {
            long longVersion = Integer.toUnsignedLong(record.getInt()); // vno (4 bytes), absent in old files
            version = longVersion == 0 ? version : longVersion;
        }
        if (type.isEmpty() || key.length != type.get().keyBytes()) {
            return Optional.empty();
        }
        String principal = String.join("/", components) + "@" + realm;
        return Optional.of(new Entry(principal, version, new EncryptionKey(type.get(), key)));
    }

    private String counted(ByteBuffer record) throws IOException {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(take(record, 2)).getShort());
        return new String(take(record, length), StandardCharsets.UTF_8);
    }

    private byte[] take(ByteBuffer in, long length) throws IOException {
        if (length > in.remaining()) {
            throw new IOException(path + " is a damaged keytab");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
