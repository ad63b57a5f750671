/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.lz77.Lz77Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares LZ77 with Samba's, which is written in C. */
@Command(
        name = "lz77",
        description = "Compresses and decompresses the same blocks as a program of Samba's library, alternating.")
final class Lz77Command implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--peer", required = true, description = "The program made of bench/lz77_peer.c.")
    private Path peer;

    @Option(names = "--library", required = true, description = "The library with lzxpress_compress.")
    private Path library;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each cell (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--millis", defaultValue = "1000", description = "Of one run (default ${DEFAULT-VALUE}).")
    private int millis;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        new Lz77Comparison(peer, library, rounds, millis).run(line -> {
            out.println(line);
            out.flush();
        });
        return 0;
    }
}
