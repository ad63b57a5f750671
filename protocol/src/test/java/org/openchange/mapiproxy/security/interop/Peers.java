/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of others that tests talk to. Where they are missing a test is skipped, but in continuous integration it fails. */
final class Peers {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int TIME_LIMIT_SECONDS = 20;

    private Peers() {}

    static void requirePython(String module) throws Exception {
        Path output = Files.createTempFile("python", ".txt");
        boolean usable =
                Files.isExecutable(Path.of(PYTHON)) && exitCode(output, Map.of(), "-c", "import " + module) == 0;
        Files.delete(output);
        require(usable, PYTHON + " has no module " + module);
    }

    /** A domain controller is no package that continuous integration could install here: the interop proofs bring one of their own. */
    static void requireDomainController(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
        } catch (IOException e) {
            abort("no domain controller of Samba on 127.0.0.1 port " + port);
        }
    }

    static void require(boolean condition, String message) {
        if (condition) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }

    /** A smb.conf for Samba's client libraries that keeps all of their files in the given directory. */
    static Path smbConf(Path directory) throws IOException {
        String text =
                """
                [global]
                  workgroup = EXAMPLE
                  realm = EXAMPLE.TEST
                  netbios name = CLIENT
                  private dir = %1$s
                  state directory = %1$s
                  cache directory = %1$s
                  lock directory = %1$s
                """;
        return Files.writeString(directory.resolve("smb.conf"), text.formatted(directory));
    }

    /** Runs a script from the test resources and gives what it printed; fails if it does. */
    static String run(Path directory, String script, Map<String, String> environment, Object... arguments)
            throws Exception {
        Path file = directory.resolve(script);
        try (InputStream in = Peers.class.getResourceAsStream("/interop/" + script)) {
            Files.write(file, in.readAllBytes());
        }
        List<String> command = new ArrayList<>();
        command.add(file.toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = directory.resolve("output.txt");
        int exitCode = exitCode(output, environment, command.toArray(String[]::new));
        String text = Files.readString(output);
        assertThat(exitCode).as(text).isZero();
        return text;
    }

    private static int exitCode(Path output, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PYTHONWARNINGS", "ignore");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
