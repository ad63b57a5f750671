/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./mapiproxy} for one data directory, as the build has made it. */
record CommandLine(Path data) {
    private static final int LIMIT_SECONDS = 300;

    /** What a command printed, and how it ended. */
    record Run(int exitCode, String output) {}

    /** Runs a command to its end. */
    Run run(String command, String... options) throws IOException, InterruptedException {
        File home = new File(System.getProperty("it.home")).getCanonicalFile();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmapiproxy.home=" + home,
                "-jar",
                new File(home, "launcher/target/mapiproxy.jar").toString(),
                command,
                "--data",
                data.toString()));
        line.addAll(List.of(options));
        Path output = Files.createTempFile("launcher", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("MAPIPROXY_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            Process process = builder.start();
            boolean hasEnded = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (!hasEnded) {
                throw new AssertionError(command + " did not end: " + text);
            }
            return new Run(process.exitValue(), text);
        } finally {
            Files.delete(output);
        }
    }
}
