/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.PrintWriter;
import org.openchange.mapiproxy.config.ConfigurationException;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.persistence.database.DatabaseException;
import org.openchange.mapiproxy.security.account.AccountFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command line. What goes wrong is told in one line, unless the configuration has several things wrong. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MapiProxyCommand())
                .setParameterExceptionHandler(Main::onBadOption)
                .setExecutionExceptionHandler(Main::onFailure)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpWidth(100);
    }

    private static int onBadOption(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        CommandSpec spec = commandLine.getCommandSpec();
        StringBuilder line = new StringBuilder("mapiproxy: ").append(firstLine(exception.getMessage()));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream().findFirst().ifPresent(suggestion -> line.append("; did you mean ")
                    .append(suggestion)
                    .append("?"));
        }
        commandLine.getErr().println(line + " (see: ./" + spec.qualifiedName() + " --help)");
        return ExitCode.WRONG_USE;
    }

    private static int onFailure(Exception exception, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (exception instanceof ConfigurationException configuration) {
            configuration.problems().forEach(problem -> err.println("mapiproxy: " + problem));
            return ExitCode.WRONG_USE;
        }
        if (exception instanceof LauncherException
                || exception instanceof AccountFileException
                || exception instanceof DatabaseException) {
            err.println("mapiproxy: " + exception.getMessage());
            return ExitCode.FAILED;
        }
        err.println("mapiproxy: unexpected " + exception);
        if (System.getenv("MAPIPROXY_DEBUG") == null) {
            err.println("mapiproxy: set MAPIPROXY_DEBUG=1 to see where");
        } else {
            exception.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
