/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * WildFly's base directory of one instance, made of the server that the build has provisioned, and made anew when the build is another one. What
 * was put into {@code deployments/} by hand stays, and so does {@code data/}.
 */
public final class ServerDirectory {
    private static final String EAR = "mapiproxy.ear";

    private final Path home;
    private final Path base;

    /** @param home the provisioned server, which is only read */
    public ServerDirectory(Path home, InstanceDirectory directory) {
        this.home = home;
        this.base = directory.server();
    }

    public Path base() {
        return base;
    }

    /** @return whether the files were made anew */
    public boolean prepare() throws LauncherException {
        Path ear = template().resolve("deployments").resolve(EAR);
        if (!Files.isRegularFile(ear)) {
            throw new LauncherException(
                    home + " is no server with " + EAR + " in it; start by the script ./mapiproxy, which builds it");
        }
        try {
            String build = fingerprint();
            boolean stale = !Files.exists(stamp()) || !Files.readString(stamp()).equals(build);
            if (stale) {
                refresh(ear);
                Files.writeString(stamp(), build);
            }
            deleteTree(base.resolve("tmp"));
            deleteMarkers();
            return stale;
        } catch (IOException | UncheckedIOException e) {
            throw new LauncherException(
                    "the server's files in " + base + " cannot be made (" + e.getMessage() + ")", e);
        }
    }

    /** What the deployment scanner says of the EAR; empty while it says nothing. */
    public Optional<String> failure() throws IOException {
        Path marker = base.resolve("deployments").resolve(EAR + ".failed");
        return Files.exists(marker) ? Optional.of(Files.readString(marker)) : Optional.empty();
    }

    public boolean deployed() {
        return Files.exists(base.resolve("deployments").resolve(EAR + ".deployed"));
    }

    private Path template() {
        return home.resolve("standalone");
    }

    private Path stamp() {
        return base.resolve("build.sha256");
    }

    private void refresh(Path ear) throws IOException {
        Files.deleteIfExists(stamp());
        deleteTree(base.resolve("configuration"));
        deleteTree(base.resolve("data/content"));
        copyTree(template().resolve("configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(ear, base.resolve("deployments").resolve(EAR), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What failed last time is tried again, and no marker of the last run is mistaken for one of this run. */
    private void deleteMarkers() throws IOException {
        Path deployments = base.resolve("deployments");
        try (Stream<Path> files = Files.list(deployments)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".failed") || name.startsWith(EAR + ".")) {
                    Files.delete(file);
                }
            }
        }
    }

    private String fingerprint() throws IOException {
        try (Stream<Path> files = Stream.concat(
                walk(template().resolve("configuration")),
                Stream.of(template().resolve("deployments").resolve(EAR)))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the history, which the server may write even while it is provisioned. */
    private static Stream<Path> walk(Path directory) throws IOException {
        return Files.walk(directory).filter(path -> !path.toString().contains("standalone_xml_history"));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> deepestFirst =
                    paths.sorted(java.util.Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
