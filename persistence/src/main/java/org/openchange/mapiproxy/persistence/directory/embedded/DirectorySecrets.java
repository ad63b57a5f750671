/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is made at the first start and kept in files of its own: the password of the directory's root, and the key that seals NT hashes.
 *
 * @param rootPassword ASCII text
 */
record DirectorySecrets(byte[] rootPassword, SealingKey sealingKey) {
    private static final String ROOT = "directory.secret";
    private static final String KEY = "directory.key";

    /** @param fresh whether there are no entries yet; then missing files are made, otherwise the key has to be there */
    static DirectorySecrets load(Path directory, boolean fresh) throws IOException {
        Path key = directory.resolve(KEY);
        if (!fresh && !Files.exists(key)) {
            throw new IOException(key + " is missing, and without it no NTLM password in directory.ldif can be used;"
                    + " restore both from the same backup");
        }
        byte[] keyBytes = decoded(key);
        if (keyBytes.length != SealingKey.LENGTH_BYTES) {
            throw new IOException(key + " is no key of " + SealingKey.LENGTH_BYTES + " bytes in base 64");
        }
        byte[] password = text(directory.resolve(ROOT)).getBytes(StandardCharsets.US_ASCII);
        return new DirectorySecrets(password, new SealingKey(keyBytes));
    }

    boolean isRootPassword(byte[] candidate) {
        return MessageDigest.isEqual(rootPassword, candidate);
    }

    /** The root's password, for a command that talks to the process that has the directory open. */
    static String rootPassword(Path directory) throws IOException {
        return Files.readString(directory.resolve(ROOT), StandardCharsets.US_ASCII)
                .strip();
    }

    private static byte[] decoded(Path file) throws IOException {
        try {
            return Base64.getDecoder().decode(text(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is not base 64", e);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[SealingKey.LENGTH_BYTES];
            new SecureRandom().nextBytes(random);
            String text = Base64.getEncoder().encodeToString(random);
            OwnerOnlyFiles.write(file, (text + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DirectorySecrets";
    }
}
