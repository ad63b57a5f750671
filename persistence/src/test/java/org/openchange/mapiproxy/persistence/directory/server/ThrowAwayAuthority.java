/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;

/** A certificate authority for one test: a server's key and certificate, and who signed it, as files in PEM. */
public final class ThrowAwayAuthority {
    private final Path certificate;
    private final Path serverCertificate;
    private final Path serverKey;

    /** @param names what the server's certificate is for, as keytool has it: {@code ip:127.0.0.1,dns:localhost} */
    public ThrowAwayAuthority(Path directory, String names) {
        String password = UUID.randomUUID().toString();
        Path store = directory.resolve("authority.p12");
        keytool(directory, store, password, "ca", "CN=Test Authority", "-ext", "bc:c");
        keytool(directory, store, password, "server", "CN=Test Server", "-signer", "ca", "-ext", "san=" + names);
        certificate = directory.resolve("ca.pem");
        serverCertificate = directory.resolve("server.pem");
        serverKey = directory.resolve("server-key.pem");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            pem(certificate, "CERTIFICATE", keys.getCertificate("ca").getEncoded());
            pem(serverCertificate, "CERTIFICATE", keys.getCertificate("server").getEncoded());
            Key key = keys.getKey("server", password.toCharArray());
            pem(serverKey, "PRIVATE KEY", key.getEncoded());
            Files.setPosixFilePermissions(serverKey, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(
            Path directory, Path store, String password, String alias, String name, String... more) {
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            alias,
            "-dname",
            name,
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            password
        };
        String[] all = java.util.stream.Stream.of(command, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        Programs.run(directory, all);
    }

    private static void pem(Path file, String type, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    /** Whom clients trust. */
    public Path certificate() {
        return certificate;
    }

    Path serverCertificate() {
        return serverCertificate;
    }

    Path serverKey() {
        return serverKey;
    }
}
