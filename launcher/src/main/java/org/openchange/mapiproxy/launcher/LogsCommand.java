/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.LogTail;
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
        name = "logs",
        description = "Show the end of an instance's log.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy logs",
            "  ./mapiproxy logs -f                     until Ctrl-C",
            "  ./mapiproxy logs --print -n 500         the printed calls (flag \"print\" of the binding)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Shown.", "1:There is no log, or it cannot be read.", "2:A bad option."})
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--print", description = "The log of printed requests and responses instead.")
    private boolean print;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines of what is there already (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException, InterruptedException {
        if (lines < 0) {
            throw new ParameterException(spec.commandLine(), "--lines = \"" + lines + "\": allowed is 0 or more");
        }
        InstanceDirectory directory = data.directory();
        Path log = print ? directory.printLog() : directory.serverLog();
        if (!Files.exists(log)) {
            throw new LauncherException(
                    "there is no log in " + directory.root() + "; has it been started with another --data DIR?");
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            LogTail tail = new LogTail(log, out);
            tail.last(lines);
            if (follow) {
                tail.follow();
            }
        } catch (FileNotFoundException e) {
            throw new LauncherException(log + " cannot be read: no permission", e);
        } catch (IOException e) {
            throw new LauncherException(log + " cannot be shown (" + e.getMessage() + ")", e);
        }
        return ExitCode.OK;
    }
}
