/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "version",
        description = "Print the versions of the proxy, of WildFly and of Java.",
        footerHeading = "%nExample:%n",
        footer = "  ./mapiproxy version")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Versions do not differ between instances; accepted so that every command takes it. */
    @Mixin
    private DataOption data;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws IOException {
        Properties versions = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            versions.load(in);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("MAPIProxy " + versions.getProperty("mapiproxy"));
        out.println("WildFly   " + versions.getProperty("wildfly"));
        out.println("Java      " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        return ExitCode.OK;
    }
}
