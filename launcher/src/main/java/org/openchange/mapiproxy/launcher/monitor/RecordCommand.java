/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.monitor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.OwnerOnly;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.spi.monitor.RecordingLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        description = {
            "Record the calls that pass a running instance as a capture file, in clear (needs the module monitor).",
            "It ends with Ctrl-C, or at one of its limits. The file can be read by its owner only."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy record --out calls.pcapng",
            "  ./mapiproxy record --out calls.pcapng --user kim --duration 60",
            "  ./mapiproxy record --out - | wireshark -k -i -",
            "  ./mapiproxy dissect calls.pcapng"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Recorded, to a limit or to Ctrl-C.",
            "1:It cannot be asked, refuses, or broke off; what was recorded is there.",
            "2:A bad option.",
            "3:It does not run."
        })
public final class RecordCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to make (pcapng); - for standard output.")
    private String out;

    @Mixin
    private FilterOptions filter;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private long duration;

    @Option(
            names = "--max-bytes",
            paramLabel = "BYTES",
            defaultValue = "104857600",
            description = "How large the file may become (default: ${DEFAULT-VALUE}).")
    private long maxBytes;

    @Mixin
    private DataOption data;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException {
        check("--duration", duration, RecordingLimits.MOST_TIME.toSeconds());
        check("--max-bytes", maxBytes, RecordingLimits.MOST_BYTES);
        String query = "?" + filter.query(spec) + "seconds=" + duration + "&bytes=" + maxBytes;
        PrintWriter err = spec.commandLine().getErr();
        Optional<ConsoleClient> console = RunningMonitor.console(data.directory());
        if (console.isEmpty()) {
            err.println("not running in " + data.directory().root());
            return ExitCode.NOT_RUNNING;
        }
        try (InputStream in = new BufferedInputStream(console.get().open(RunningMonitor.RECORDING + query));
                OutputStream file = create()) {
            err.println("recording to " + (isStandardOutput() ? "standard output" : out) + "; Ctrl-C ends it");
            return new RecordingCopy(in, file, err).run() ? ExitCode.OK : ExitCode.FAILED;
        } catch (ConsoleClient.RefusedException e) {
            throw new LauncherException(e.getMessage(), e);
        } catch (FileAlreadyExistsException e) {
            throw new LauncherException(out + " is there already; another name, or delete it", e);
        } catch (IOException e) {
            throw new LauncherException("cannot record: " + e.getMessage(), e);
        }
    }

    private void check(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " = \"" + value + "\": allowed is a number from 1 to " + most);
        }
    }

    private boolean isStandardOutput() {
        return out.equals(STANDARD_OUTPUT);
    }

    private OutputStream create() throws IOException {
        return new BufferedOutputStream(
                isStandardOutput() ? new FileOutputStream(FileDescriptor.out) : OwnerOnly.create(Path.of(out)));
    }
}
