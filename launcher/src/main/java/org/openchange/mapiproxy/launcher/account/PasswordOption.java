/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.account;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a password comes from; never from the command line, which other users of the machine can see. */
public final class PasswordOption {
    private static final int MAX_LENGTH = 256;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--password-stdin",
            description = "Read the password from the first line of standard input instead of asking for it.")
    private boolean stdin;

    /** What is done with a password. */
    public interface Use {
        void with(char[] password) throws IOException, LauncherException;
    }

    /** Reads the password, hands it over, and wipes it. */
    public void use(Use use) throws IOException, LauncherException {
        char[] password = stdin ? readLine() : ask();
        try {
            use.with(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char[] readLine() throws IOException, LauncherException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isEmpty()) {
            throw new LauncherException("there is no password on standard input; it has to be the first line");
        }
        if (line.length() > MAX_LENGTH) {
            throw new LauncherException("the password is longer than " + MAX_LENGTH + " characters");
        }
        return line.toCharArray();
    }

    private char[] ask() throws LauncherException {
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), "there is no terminal to ask for the password; give it with --password-stdin");
        }
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again: ");
        try {
            if (first == null || first.length == 0 || !Arrays.equals(first, second)) {
                throw new LauncherException("the two passwords differ, or are empty");
            }
            return first;
        } finally {
            if (second != null) {
                Arrays.fill(second, '\0');
            }
        }
    }
}
