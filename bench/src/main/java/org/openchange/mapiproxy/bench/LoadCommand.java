/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.bench.load.Exchange;
import org.openchange.mapiproxy.bench.load.LoadGenerator;
import org.openchange.mapiproxy.bench.load.LoadSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One run of the generator against one target; prints one line. */
@Command(name = "load", description = "Calls one target as fast as it answers and prints rate and latency.")
final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "HOST:PORT", converter = EndpointConverter.class)
    private InetSocketAddress target;

    @Option(
            names = "--connections",
            defaultValue = "8",
            description = "Default ${DEFAULT-VALUE}, one call outstanding on each.")
    private int connections;

    @Option(
            names = "--request",
            defaultValue = "64",
            description = "Stub of the request, in bytes (default ${DEFAULT-VALUE}).")
    private int requestBytes;

    @Option(
            names = "--answer",
            defaultValue = "1024",
            description = "Stub of the answer, in bytes (default ${DEFAULT-VALUE}).")
    private int answerBytes;

    @Option(
            names = "--warm-up",
            defaultValue = "2",
            description = "Seconds before the measurement (default ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "5", description = "Seconds that count (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    private FragmentOption fragment;

    @Override
    public Integer call() throws Exception {
        LoadSettings settings = new LoadSettings(
                target,
                connections,
                Exchange.sized(requestBytes, answerBytes),
                fragment.maxFragment(),
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(seconds));
        spec.commandLine().getOut().println(new LoadGenerator(settings).run());
        return 0;
    }
}
