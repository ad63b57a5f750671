/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks.jar}. */
@Command(
        name = "benchmarks",
        description = "Benchmarks and load tools of MAPIProxy.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpstreamCommand.class,
            LoadCommand.class,
            RelayCommand.class,
            IdleCommand.class,
            Lz77Command.class,
            AddressBookCommand.class,
            JmhCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Failures of a run are one line, not a stack trace: the scripts show it as the reason. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getCommandName() + ": " + failure);
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
