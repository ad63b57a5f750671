/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proofs of {@code interop/} with other people's clients and servers, each with its traffic recorded and dissected by tshark. */
@Tag("interop")
class InteropIT {
    private static final Path SCRIPTS = Path.of("interop");
    private static final Path LOGS = Path.of("target", "interop");
    private static final String RECORDED = "05-tshark.sh";
    /** Compares what it records itself with tshark. */
    private static final String OWN_RECORDING = "06-dissect";

    private static final int BOUND_SECONDS = 600;
    private static final int SKIPPED = 77;
    private static final int TAIL = 40;

    static Stream<String> proofs() throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            return scripts
                    .map(script -> script.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*\\.sh") && !name.equals(RECORDED))
                    .sorted()
                    .map(name -> name.replaceFirst("\\.sh$", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    @Timeout(value = BOUND_SECONDS + 60)
    void isProved(String proof) throws Exception {
        Outcome outcome = proof.equals(OWN_RECORDING) ? run(proof, proof + ".sh") : run(proof, RECORDED, proof);
        if (outcome.code == SKIPPED
                && !proof.equals(OWN_RECORDING)
                && outcome.text().contains("tshark")) {
            outcome = run(proof, proof + ".sh");
        }
        Tools.require(outcome.code != SKIPPED, outcome.text());
        assertThat(outcome.code).as(outcome.text()).isZero();
    }

    private static Outcome run(String proof, String script, String... arguments) throws Exception {
        Path output = Files.createDirectories(LOGS).resolve(proof + ".out");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("INTEROP_KEEP", LOGS.toAbsolutePath().toString());
        builder.environment().put("INTEROP_BOUND", String.valueOf(BOUND_SECONDS));
        builder.redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(output.toFile());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(BOUND_SECONDS + 30L, TimeUnit.SECONDS);
            assertThat(ended).as("%s ends within %d s", script, BOUND_SECONDS).isTrue();
            return new Outcome(process.exitValue(), Files.readAllLines(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private record Outcome(int code, List<String> lines) {
        String text() {
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        }
    }
}
