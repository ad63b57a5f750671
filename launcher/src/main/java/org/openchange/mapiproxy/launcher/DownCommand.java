/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.ServerStop;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        description = "End an instance: pending calls are finished first; what does not end in time is killed.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./mapiproxy down", "  ./mapiproxy down --data /srv/second --timeout 5"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It has ended, or did not run.", "1:It cannot be ended.", "2:A bad option."})
final class DownCommand implements Callable<Integer> {
    static final Duration GRACE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Kill it when it has not ended by then (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException {
        if (timeoutSeconds < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout = \"" + timeoutSeconds + "\": allowed is 0 or more seconds");
        }
        PrintWriter out = spec.commandLine().getOut();
        InstanceDirectory directory = data.directory();
        Optional<InstanceRecord> record = InstanceRecord.read(directory);
        Optional<ProcessHandle> process = record.flatMap(InstanceRecord::process);
        InstanceRecord.delete(directory);
        if (process.isEmpty()) {
            out.println("not running in " + directory.root());
            return ExitCode.OK;
        }
        out.println("Stopping pid " + process.get().pid());
        out.flush();
        try {
            ServerStop stop = ServerStop.of(process.get(), Duration.ofSeconds(timeoutSeconds));
            out.println(
                    stop == ServerStop.GRACEFUL
                            ? "stopped"
                            : "killed, because it did not end within " + timeoutSeconds + " s");
        } catch (LauncherException e) {
            record.get().write(directory);
            throw e;
        }
        return ExitCode.OK;
    }
}
