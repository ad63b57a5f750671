/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.ConsolePeople;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.Statuses;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Say whether an instance runs and is ready, where its endpoints are, and what passes through it.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./mapiproxy status", "  ./mapiproxy status --data /srv/second --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It runs and is ready.",
            "1:It runs but cannot be asked.",
            "2:A bad option.",
            "3:It does not run.",
            "4:It runs but is not ready; the reasons are printed."
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print all that the instance says of itself, as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException {
        PrintWriter out = spec.commandLine().getOut();
        InstanceDirectory directory = data.directory();
        Optional<InstanceRecord> running =
                InstanceRecord.read(directory).filter(record -> record.process().isPresent());
        if (running.isEmpty()) {
            out.println("not running in " + directory.root()
                    + (Files.exists(directory.record()) ? " (the last run did not end well)" : ""));
            return ExitCode.NOT_RUNNING;
        }
        return report(directory, running.get(), out);
    }

    private int report(InstanceDirectory directory, InstanceRecord record, PrintWriter out) throws LauncherException {
        ConsoleClient client = new ConsoleClient(record, new ConsolePeople(directory));
        try {
            ConsoleClient.Answer readiness = client.readiness();
            JsonObject status = client.status();
            if (json) {
                out.println(status);
            } else {
                out.println("running        node " + record.node() + ", pid " + record.pid() + ", since "
                        + record.processStart() + ", data in " + directory.root());
                StatusReport.endpoints(record, status).forEach(out::println);
                StatusReport.traffic(status).forEach(out::println);
                out.println(readiness.ok() ? "ready" : "not ready: " + reasons(readiness.body()));
            }
            return readiness.ok() ? ExitCode.OK : ExitCode.NOT_READY;
        } catch (IOException e) {
            throw new LauncherException(
                    "it runs (pid " + record.pid() + ") but cannot be asked: " + e.getMessage() + "; see "
                            + directory.serverLog(),
                    e);
        }
    }

    private static String reasons(JsonObject readiness) {
        List<String> reasons = Statuses.notReady(readiness);
        return reasons.isEmpty() ? "it is stopping" : String.join("; ", reasons);
    }
}
