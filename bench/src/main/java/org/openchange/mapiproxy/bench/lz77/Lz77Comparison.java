/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.lz77;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Compression and decompression of the same blocks by us, by a program of Samba's library, and, as a yardstick with another format, by zlib
 * at its fastest level; alternating, in processor time. A ratio is the median over the ratios of the rounds.
 */
public final class Lz77Comparison {
    private static final int BLOCKS = 16;

    private final Path peer;
    private final Path library;
    private final int rounds;
    private final int millis;

    /**
     * @param peer the program of lz77_peer.c
     * @param library for its first argument
     * @param rounds of each cell
     * @param millis of processor time, of one run
     */
    public Lz77Comparison(Path peer, Path library, int rounds, int millis) {
        this.peer = peer;
        this.library = library;
        this.rounds = rounds;
        this.millis = millis;
    }

    /** Measures each content and hands over the lines of the table as they come. */
    public void run(Consumer<String> lines) throws IOException, InterruptedException {
        lines.accept("blocks direction    ours MB/s  Samba MB/s   ratio  zlib MB/s  ratio   ours %  Samba %  zlib %");
        for (MailContent content : MailContent.values()) {
            Blocks blocks = new Blocks(content, BLOCKS);
            Path file = Files.createTempFile("mapiproxy-lz77", ".blocks");
            try {
                blocks.write(file);
                measure(content, blocks, file, lines);
            } finally {
                Files.delete(file);
            }
        }
    }

    private void measure(MailContent content, Blocks blocks, Path file, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(peer.toString(), library.toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer commands = process.outputWriter();
                BufferedReader answers = process.inputReader()) {
            for (boolean compress : new boolean[] {true, false}) {
                // Until everything is compiled.
                blocks.megabytesPerSecond(compress ? blocks::compress : blocks::decompress, 1500);
                lines.accept(cell(content, blocks, compress, commands, answers));
            }
        } finally {
            process.destroy();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private String cell(MailContent content, Blocks blocks, boolean compress, Writer commands, BufferedReader answers)
            throws IOException {
        double[] ours = new double[rounds];
        double[] samba = new double[rounds];
        double[] zlib = new double[rounds];
        long sambaBytes = 0;
        for (int i = 0; i < rounds; i++) {
            ours[i] = blocks.megabytesPerSecond(compress ? blocks::compress : blocks::decompress, millis);
            commands.write((compress ? "compress " : "decompress ") + millis + "\n");
            commands.flush();
            String[] answer = String.valueOf(answers.readLine()).split(" ");
            if (answer.length != 2) {
                throw new IOException("the peer has ended");
            }
            samba[i] = Double.parseDouble(answer[0]);
            sambaBytes = Long.parseLong(answer[1]);
            zlib[i] = blocks.megabytesPerSecond(compress ? blocks::deflate : blocks::inflate, millis);
        }
        String speeds = String.format(
                Locale.ROOT,
                "%-6s %-10s %10.1f  %10.1f %7.2f  %9.1f %6.2f",
                content.name().toLowerCase(Locale.ROOT),
                compress ? "compress" : "decompress",
                median(ours),
                median(samba),
                ratio(ours, samba),
                median(zlib),
                ratio(ours, zlib));
        return compress ? speeds + percentages(blocks, sambaBytes) : speeds;
    }

    private static String percentages(Blocks blocks, long sambaBytes) {
        double plain = blocks.plainBytes();
        return String.format(
                Locale.ROOT,
                "  %7.1f %8.1f %7.1f",
                100 * blocks.compressedBytes() / plain,
                100 * sambaBytes / plain,
                100 * blocks.deflatedBytes() / plain);
    }

    private static double ratio(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
