/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb.lz77;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both directions against Samba's C code, which Debian has in samba-libs. Skipped where it is missing; in continuous integration it fails then. */
class SambaInteropTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final int NOT_INSTALLED = 77;

    @TempDir
    Path directory;

    @Test
    void sambaDecompressesWhatWeCompress() throws Exception {
        List<byte[]> plain = new ArrayList<>();
        List<byte[]> compressed = new ArrayList<>();
        for (byte[] sample : samples(60, 12_000)) {
            byte[] smaller = Direct2Compressor.compress(ByteBuffer.wrap(sample));
            if (smaller != null) {
                plain.add(sample);
                compressed.add(smaller);
            }
        }

        List<Integer> sizes = plain.stream().map(sample -> sample.length).toList();

        assertThat(plain).hasSizeGreaterThan(40);
        assertThat(run(compressed, sizes)).containsExactlyElementsOf(plain);
    }

    @Test
    void weDecompressWhatSambaCompresses() throws Exception {
        // Its search takes its time, so there are few and short ones.
        List<byte[]> plain = samples(30, 1200);
        List<Integer> compress = plain.stream().map(sample -> 0).toList();

        List<byte[]> compressed = run(plain, compress);

        for (int i = 0; i < plain.size(); i++) {
            assertThat(Direct2Decompressor.decompress(compressed.get(i), plain.get(i).length))
                    .isEqualTo(plain.get(i));
        }
    }

    private static List<byte[]> samples(int count, int maxLength) {
        Random random = new Random(77);
        List<byte[]> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sample(random, 1 + random.nextInt(maxLength)));
        }
        return samples;
    }

    /** Words that come again at all distances, runs, and a little noise. */
    private static byte[] sample(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = Math.min(1 + random.nextInt(1 << random.nextInt(10)), length - at);
            int back = random.nextInt(8) == 0 || at == 0 ? 0 : 1 + random.nextInt(at);
            for (int i = at; i < at + count; i++) {
                bytes[i] = back == 0 ? (byte) random.nextInt() : bytes[i - back];
            }
            at += count;
        }
        return bytes;
    }

    /** @param rooms for each input 0 to compress it, or the size of its output */
    private List<byte[]> run(List<byte[]> inputs, List<Integer> rooms) throws Exception {
        Path in = directory.resolve("in");
        Path out = directory.resolve("out");
        int bytes = inputs.stream().mapToInt(input -> 8 + input.length).sum();
        ByteBuffer all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < inputs.size(); i++) {
            all.putInt(rooms.get(i)).putInt(inputs.get(i).length).put(inputs.get(i));
        }
        Files.write(in, all.array());
        runSamba(in, out);
        ByteBuffer answers = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> outputs = new ArrayList<>();
        while (answers.hasRemaining()) {
            byte[] output = new byte[Math.max(answers.getInt(), 0)];
            answers.get(output);
            outputs.add(output);
        }
        return outputs;
    }

    private void runSamba(Path in, Path out) throws IOException, InterruptedException {
        require(Files.isExecutable(PYTHON), PYTHON + " is missing");
        Path script = directory.resolve("samba_lz77.py");
        try (InputStream source = SambaInteropTest.class.getResourceAsStream("/interop/samba_lz77.py")) {
            Files.write(script, source.readAllBytes());
        }
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(PYTHON.toString(), script.toString(), in.toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("Samba's code did not end in time");
        }
        require(process.exitValue() != NOT_INSTALLED, "samba-libs is not installed");
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static void require(boolean condition, String message) {
        if (condition) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }
}
