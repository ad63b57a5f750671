/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.config.InterfaceName;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.dcerpc.BindingString;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Work with the configuration.",
        subcommands = ConfigCommand.Check.class,
        footerHeading = "%nExamples:%n",
        footer = "  ./mapiproxy config check -c mapiproxy.conf")
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: config check");
    }

    @Command(
            name = "check",
            description = "Read the configuration as \"up\" would, and say what is wrong in it and what it means.",
            footerHeading = "%nExamples:%n",
            footer = {"  ./mapiproxy config check", "  ./mapiproxy config check -c /etc/mapiproxy.conf"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:It can be used.",
                "2:It cannot; one line for each problem, with file, line, option, value and what is allowed."
            })
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration;

        @Mixin
        private DataOption data;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() {
            InstanceDirectory directory = data.directory();
            Optional<Path> file = configuration.file(directory);
            ProxySettings settings = configuration.settings(configuration.properties(directory, Map.of()));
            PrintWriter out = spec.commandLine().getOut();
            settings.notes().forEach(note -> out.println("note: " + note));
            out.println("node           " + settings.node() + " ("
                    + settings.identity().fqdn() + ")");
            out.println("listens on     " + settings.listeners().bindAddress() + ", endpoint mapper "
                    + (settings.mapsEndpoints() ? port(settings.listeners().epmPort()) : "off") + ", RPC "
                    + port(settings.listeners().rpcPort()));
            out.println("upstream       "
                    + settings.proxy().binding().map(BindingString::toString).orElse("none"));
            out.println("interfaces     "
                    + settings.registeredInterfaces().stream()
                            .map(InterfaceName::name)
                            .collect(Collectors.joining(", ")));
            out.println("modules        " + String.join(", ", settings.proxy().modules()));
            out.println(file.map(path -> path + " is good").orElse("no file; the defaults are good"));
            return ExitCode.OK;
        }

        private static String port(int port) {
            return port == 0 ? "any port" : "port " + port;
        }
    }
}
