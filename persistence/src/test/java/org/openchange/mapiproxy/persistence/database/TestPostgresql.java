/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.openchange.mapiproxy.config.DatabaseSettings;
import org.openchange.mapiproxy.config.Secret;

/** A PostgreSQL of this process on a free port of 127.0.0.1, with a random password, that is gone when the process ends. */
public final class TestPostgresql {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static TestPostgresql shared;

    private final Path directory;
    private final int port;
    private final Secret password = new Secret(UUID.randomUUID().toString());

    private TestPostgresql() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("mapiproxy-postgresql");
        port = freePort();
        unpack();
        Path passwordFile = directory.resolve("password");
        Files.writeString(passwordFile, password.reveal());
        giveAway();
        run("bin/initdb", "-D", "data", "-U", "test", "--pwfile=password", "-A", "scram-sha-256", "-E", "UTF8", "-N");
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** The one of this process; the test is skipped where it cannot be, and fails where everything is to be tested. */
    public static synchronized TestPostgresql get() {
        String missing = missing();
        if (!missing.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("no PostgreSQL to test with: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "no PostgreSQL to test with: " + missing);
        if (shared == null) {
            try {
                shared = new TestPostgresql();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return shared;
    }

    private static String missing() {
        if (TestPostgresql.class.getResource(ARCHIVE) == null
                || !System.getProperty("os.arch").equals("amd64")) {
            return "it is for Linux on amd64";
        }
        for (String program : List.of("tar", "xz", "setpriv")) {
            if (Arrays.stream(System.getenv("PATH").split(":"))
                    .noneMatch(path -> Files.isExecutable(Path.of(path, program)))) {
                return "there is no program " + program;
            }
        }
        return "";
    }

    /** An empty database of its own. */
    public DatabaseSettings settings(int connections) throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection admin = connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name);
        }
        return new DatabaseSettings(
                Optional.of(url(name)), Optional.of("test"), Optional.of(password), connections, directory);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "test", password.reveal());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** At once, as when the machine loses power. */
    public void stop() throws IOException, InterruptedException {
        run("bin/pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop");
    }

    /** Returns when it answers. */
    public void start() throws IOException, InterruptedException {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
                + " -c max_connections=200";
        run("bin/pg_ctl", "-D", "data", "-l", "log", "-w", "-t", "60", "-o", options, "start");
    }

    private void unpack() throws IOException, InterruptedException {
        Path archive = directory.resolve("archive.txz");
        try (InputStream in = TestPostgresql.class.getResourceAsStream(ARCHIVE)) {
            Files.copy(in, archive);
        }
        finish(new ProcessBuilder("tar", "-xJf", "archive.txz"));
        Files.delete(archive);
    }

    /** PostgreSQL refuses to run as root. */
    private void giveAway() throws IOException {
        if (!root()) {
            return;
        }
        UserPrincipal nobody =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        for (Path path : List.of(directory, directory.resolve("password"))) {
            Files.setOwner(path, nobody);
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        if (root()) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.add(directory.resolve(command[0]).toString());
        all.addAll(List.of(command).subList(1, command.length));
        finish(new ProcessBuilder(all));
    }

    private void finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("mapiproxy-postgresql", ".out");
        try {
            Process process = builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(() -> builder.command() + ": " + text(output))
                    .isZero();
        } finally {
            Files.delete(output);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        try {
            stop();
            finish(new ProcessBuilder("rm", "-rf", directory.toString())
                    .directory(directory.getParent().toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
