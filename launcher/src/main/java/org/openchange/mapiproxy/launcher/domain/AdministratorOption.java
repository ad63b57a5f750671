/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.domain;

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

/** {@code --user} and where the password comes from: who may make accounts of computers. */
final class AdministratorOption {
    private static final int MAX_LENGTH = 256;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--user",
            paramLabel = "ADMIN",
            description = "An account of the domain that may make and delete accounts of computers.")
    private String user;

    @Option(
            names = "--password-stdin",
            description = "Read its password from the first line of standard input instead of asking for it.")
    private boolean stdin;

    /** What is done with the password. */
    interface Use<T> {
        T with(char[] password) throws IOException, LauncherException;
    }

    boolean isNamed() {
        return user != null;
    }

    String user() {
        return user;
    }

    /** Reads the password, hands it over, and wipes it. */
    <T> T use(Use<T> use) throws IOException, LauncherException {
        char[] password = stdin ? readLine() : ask();
        try {
            return use.with(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] readLine() throws IOException, LauncherException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isEmpty() || line.length() > MAX_LENGTH) {
            throw new LauncherException("the first line of standard input has to be the password");
        }
        return line.toCharArray();
    }

    private char[] ask() throws LauncherException {
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), "there is no terminal to ask for the password; give it with --password-stdin");
        }
        char[] password = console.readPassword("Password of %s: ", user);
        if (password == null || password.length == 0) {
            throw new LauncherException("the password is empty");
        }
        return password;
    }
}
