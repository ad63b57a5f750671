/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the server has logged from some moment on. */
final class ServerLog {
    private static final long POLL_MILLIS = 100;

    private final Path file;
    private final long start;

    private ServerLog(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    static ServerLog fromNow() throws IOException {
        Path file = DeployedProxy.log();
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    Stream<String> lines() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int from = start <= all.length ? (int) start : 0;
        return new String(all, from, all.length - from, StandardCharsets.UTF_8).lines();
    }

    /** The first line that contains all of these; it fails when none comes in time. */
    String await(Duration patience, String... parts) throws IOException, InterruptedException {
        Predicate<String> wanted = line -> Stream.of(parts).allMatch(line::contains);
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            var found = lines().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
        assertThat(lines()).as("a line with %s", List.of(parts)).anyMatch(wanted);
        return "";
    }
}
