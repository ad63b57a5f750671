/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.Statuses;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "calls",
        description =
                "List the calls that passed a running instance last, or show one of them (needs the module monitor).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy calls",
            "  ./mapiproxy calls 4711                  one call, decoded",
            "  ./mapiproxy calls --error any -f        failing calls, until Ctrl-C",
            "  ./mapiproxy calls --user kim --rop OpenFolder --latency 100"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Listed.",
            "1:It cannot be asked, or the call is not kept.",
            "2:A bad option.",
            "3:It does not run."
        })
public final class CallsCommand implements Callable<Integer> {
    private static final int MOST_LINES = 10_000;
    private static final long POLL_MILLIS = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The call to show.")
    private Long id;

    @Mixin
    private FilterOptions filter;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with calls that come, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many calls at most (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--json", description = "One JSON object a line for each call.")
    private boolean json;

    @Mixin
    private DataOption data;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException, InterruptedException {
        if (lines < 1 || lines > MOST_LINES) {
            throw new ParameterException(
                    spec.commandLine(), "--lines = \"" + lines + "\": allowed is a number from 1 to " + MOST_LINES);
        }
        String query = filter.query(spec);
        PrintWriter out = spec.commandLine().getOut();
        Optional<ConsoleClient> console = RunningMonitor.console(data.directory());
        if (console.isEmpty()) {
            out.println("not running in " + data.directory().root());
            return ExitCode.NOT_RUNNING;
        }
        if (id != null) {
            show(ask(console.get(), RunningMonitor.CALLS + "/" + id), out);
        } else {
            list(console.get(), query, out);
        }
        return ExitCode.OK;
    }

    private void show(JsonObject call, PrintWriter out) {
        if (json) {
            out.println(call);
            return;
        }
        out.println(CallLine.of(call));
        CallLine.rops(call).forEach(out::println);
        out.println("request");
        call.getString("request").lines().forEach(line -> out.println("  " + line));
        out.println("response");
        call.getString("response").lines().forEach(line -> out.println("  " + line));
    }

    private void list(ConsoleClient console, String query, PrintWriter out)
            throws LauncherException, InterruptedException {
        long last = -1;
        int limit = lines;
        do {
            List<JsonObject> calls = Statuses.objects(
                    ask(console, RunningMonitor.CALLS + "?" + query + "after=" + last + "&limit=" + limit), "calls");
            for (JsonObject call : calls) {
                out.println(json ? call.toString() : CallLine.of(call));
                last = call.getJsonNumber("sequence").longValue();
            }
            out.flush();
            limit = MOST_LINES;
            if (follow) {
                Thread.sleep(POLL_MILLIS);
            }
        } while (follow && !out.checkError());
    }

    private static JsonObject ask(ConsoleClient console, String path) throws LauncherException {
        try {
            ConsoleClient.Answer answer = console.ask(path);
            if (!answer.ok()) {
                throw new LauncherException(answer.reason());
            }
            return answer.body();
        } catch (IOException e) {
            throw new LauncherException("it runs but cannot be asked: " + e.getMessage(), e);
        }
    }
}
