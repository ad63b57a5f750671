/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.load.Exchange;
import org.openchange.mapiproxy.bench.load.RelayComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares ways to one upstream and prints the table of ratios. */
@Command(
        name = "relay",
        description = "Runs the same load over several ways to one upstream, alternating, and prints the ratios.",
        footer =
                "Example: relay --way direct=127.0.0.1:27001 --way haproxy=127.0.0.1:27002 --way mapiproxy=127.0.0.1:27003")
final class RelayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--way",
            required = true,
            paramLabel = "NAME=HOST:PORT",
            converter = {IdentityConverter.class, EndpointConverter.class},
            description = "The first is the direct one, the second what the others are compared with.")
    private Map<String, InetSocketAddress> ways = new LinkedHashMap<>();

    @Option(
            names = "--answers",
            split = ",",
            defaultValue = "1024,32768",
            description = "Sizes (default ${DEFAULT-VALUE}).")
    private List<Integer> answers;

    @Option(
            names = "--rop-call",
            description = "In place of requests without meaning: EcDoRpcExt2 with 65 ROPs in 32 KB.")
    private boolean ropCall;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,8,64",
            description = "Counts (default ${DEFAULT-VALUE}).")
    private List<Integer> connections;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each cell (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Of one run, after a warm-up of a quarter of it.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "6",
            description = "Seconds of load over each way before the first cell.")
    private int warmUpSeconds;

    @Mixin
    private FragmentOption fragment;

    @Override
    public Integer call() throws Exception {
        RelayComparison comparison = new RelayComparison(
                ways,
                new RelayComparison.Pace(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUpSeconds)),
                fragment.maxFragment());
        if (ropCall) {
            comparison.run(List.of(Exchange.ropCall()), connections, this::print);
        } else {
            comparison.runSizes(answers, connections, this::print);
        }
        return 0;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** The name of a way is taken as it is. */
    static final class IdentityConverter implements picocli.CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return text;
        }
    }
}
