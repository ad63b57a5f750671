/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that adds people is killed again and again, in the middle of writes and of new snapshots. */
class KilledWriterTest {
    private static final int ROUNDS = 5;
    private static final long COMPACT_FROM_BYTES = 100_000;

    @TempDir
    private Path temporary;

    @Test
    void losesNothingThatWasAnswered() throws Exception {
        List<String> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            answered.addAll(killedAfter(round, 120 + 90 * round));
            try (TestServer server = TestServer.open(temporary, COMPACT_FROM_BYTES);
                    LDAPConnection root = server.root()) {
                for (String name : answered) {
                    assertThat(root.getEntry(TestServer.dn(name), "mail"))
                            .as("%s, round %d", name, round)
                            .isNotNull();
                }
                // At most one more than was answered in each round: the one that was written when the process died.
                assertThat(server.server().size() - 4).isBetween(answered.size(), answered.size() + round + 1);
            }
        }
        assertThat(answered).hasSizeGreaterThan(ROUNDS * 120);
    }

    /** The names that the process was told to be added before it was killed. */
    private List<String> killedAfter(int round, int count) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        temporary.toString(),
                        "r" + round + "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> names = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                names.add(line);
                if (names.size() == count) {
                    process.toHandle().destroyForcibly(); // SIGKILL; what it said before can still be read
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(names).hasSizeGreaterThanOrEqualTo(count);
        return names;
    }

    /** Adds people until it is killed, and says each name after its answer. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (TestServer server = TestServer.open(Path.of(arguments[0]), COMPACT_FROM_BYTES);
                    LDAPConnection root = server.root()) {
                for (int i = 0; i < 100_000; i++) {
                    String name = arguments[1] + i;
                    root.add(TestServer.person(name));
                    System.out.println(name);
                }
            }
        }
    }
}
