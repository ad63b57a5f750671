/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The same load over several ways to one upstream. Within a round each way runs once, and the rounds alternate, so that what the machine
 * does meanwhile hits all ways alike; a ratio is the median over the ratios of the rounds.
 */
public final class RelayComparison {

    private static final int REQUEST_BYTES = 64;

    /**
     * How long it runs.
     *
     * @param rounds of each cell
     * @param measured time of one run that counts; a quarter of it goes before as its warm-up
     * @param warmUp load over each way before the first cell, so that the JVMs have compiled
     */
    public record Pace(int rounds, Duration measured, Duration warmUp) {}

    private final Map<String, InetSocketAddress> ways;
    private final Pace pace;
    private final int maxFragment;

    /** @param ways by name and in order: the direct one, the reference, and any number of others */
    public RelayComparison(Map<String, InetSocketAddress> ways, Pace pace, int maxFragment) {
        if (ways.size() < 2) {
            throw new IllegalArgumentException("a comparison takes two ways at least");
        }
        this.ways = new LinkedHashMap<>(ways);
        this.pace = pace;
        this.maxFragment = maxFragment;
    }

    /** Answers of these sizes to small requests; see {@link #run}. */
    public void runSizes(List<Integer> answers, List<Integer> connections, Consumer<String> lines) throws IOException {
        run(answers.stream().map(size -> Exchange.sized(REQUEST_BYTES, size)).toList(), connections, lines);
    }

    /** Runs every cell and hands over the lines of the table as they come. */
    public void run(List<Exchange> exchanges, List<Integer> connections, Consumer<String> lines) throws IOException {
        for (InetSocketAddress target : ways.values()) {
            for (Exchange exchange : exchanges) {
                measure(target, exchange, 8, pace.warmUp().dividedBy(exchanges.size()));
            }
        }
        lines.accept(String.format(
                Locale.ROOT,
                "%8s %8s %5s  %-10s %9s %9s %9s  %11s %11s  %s",
                "request",
                "answer",
                "conns",
                "way",
                "calls/s",
                "p50 µs",
                "p99 µs",
                "+p50 direct",
                "+p99 direct",
                "ratio"));
        for (Exchange exchange : exchanges) {
            for (int count : connections) {
                cell(exchange, count).forEach(lines);
            }
        }
    }

    private List<String> cell(Exchange exchange, int connections) throws IOException {
        Map<String, List<LoadResult>> results = new LinkedHashMap<>();
        for (int round = 0; round < pace.rounds(); round++) {
            for (Map.Entry<String, InetSocketAddress> way : ways.entrySet()) {
                LoadResult result = measure(way.getValue(), exchange, connections, pace.measured());
                results.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(result);
            }
        }
        List<String> names = List.copyOf(results.keySet());
        List<LoadResult> direct = results.get(names.get(0));
        List<LoadResult> reference = results.get(names.get(1));
        List<String> lines = new ArrayList<>();
        results.forEach((name, runs) -> lines.add(String.format(
                Locale.ROOT,
                "%8d %8d %5d  %-10s %9.0f %9.1f %9.1f  %11.1f %11.1f  %s",
                exchange.request().remaining(),
                exchange.answerBytes(),
                connections,
                name,
                median(runs, LoadResult::callsPerSecond),
                median(runs, LoadResult::medianMicros),
                median(runs, LoadResult::p99Micros),
                median(runs, LoadResult::medianMicros) - median(direct, LoadResult::medianMicros),
                median(runs, LoadResult::p99Micros) - median(direct, LoadResult::p99Micros),
                runs == direct || runs == reference
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f x %s", ratio(runs, reference), names.get(1)))));
        return lines;
    }

    private LoadResult measure(InetSocketAddress target, Exchange exchange, int connections, Duration measured)
            throws IOException {
        return new LoadGenerator(
                        new LoadSettings(target, connections, exchange, maxFragment, measured.dividedBy(4), measured))
                .run();
    }

    private static double ratio(List<LoadResult> runs, List<LoadResult> reference) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).callsPerSecond() / reference.get(i).callsPerSecond();
        }
        return median(ratios);
    }

    private static double median(List<LoadResult> runs, ToDoubleFunction<LoadResult> figure) {
        return median(runs.stream().mapToDouble(figure).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
