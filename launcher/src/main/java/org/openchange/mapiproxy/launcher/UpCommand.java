/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.config.ProxyOption;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceLock;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.PortRequest;
import org.openchange.mapiproxy.launcher.instance.ServerCommand;
import org.openchange.mapiproxy.launcher.instance.ServerDatabase;
import org.openchange.mapiproxy.launcher.instance.ServerDirectory;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
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
        name = "up",
        description = {
            "Start an instance and print its endpoints.",
            "It stays in the foreground, and Ctrl-C ends it; with --detach it goes on alone until \"down\"."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy up -c mapiproxy.conf",
            "  ./mapiproxy up --epm-port 1135 --rpc-port 1136 --upstream 'ncacn_ip_tcp:192.0.2.1[seal]'",
            "  ./mapiproxy up --data /srv/second --bind 127.0.0.2 --http-port 0 --management-port 0 --detach",
            "  MAPIPROXY_HEAP=1g ./mapiproxy up --detach",
            "  ./mapiproxy up --cluster front --node b --cluster-members '10.0.0.1[7600],10.0.0.2[7600]'",
            "%nFor the console's first password see the first start's output. Lost it? Delete the directory",
            "console below --data, and the next start makes and prints another.",
            "The password for upstream never goes on a command line: it is dcerpc_mapiproxy:password in the",
            "configuration, or the environment variable DCERPC_MAPIPROXY_PASSWORD."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was ready (and, in the foreground, was ended by \"down\").",
            "1:It did not start, or ended by itself; the reason is printed.",
            "2:A bad option or a bad configuration; nothing was started.",
            "130:Ended by Ctrl-C."
        })
final class UpCommand implements Callable<Integer> {
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kKmMgG]");
    private static final String LOOPBACK = "127.0.0.1";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private DataOption data;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address of all listeners and of the console (default: 127.0.0.1).")
    private String bind;

    @Option(
            names = "--epm-port",
            paramLabel = "N",
            description = "Port of the endpoint mapper, 0 for any (default: 135).")
    private String epmPort;

    @Option(names = "--rpc-port", paramLabel = "N", description = "Port of the RPC interfaces, 0 for any (default: 0).")
    private String rpcPort;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the console, 0 for any (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--management-port",
            paramLabel = "N",
            defaultValue = "9990",
            description =
                    "Port of WildFly's management and of the metrics, always on 127.0.0.1, 0 for any (default: ${DEFAULT-VALUE}).")
    private int managementPort;

    @Option(
            names = "--node",
            paramLabel = "NAME",
            description = "Name of this node, at most 23 characters (default: the NetBIOS name).")
    private String node;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Keep clustered slots together with the other nodes of this name (default: alone).")
    private String cluster;

    @Option(
            names = "--cluster-port",
            paramLabel = "N",
            description = "Port for the other nodes, on mapiproxy:cluster address (default: 7600).")
    private String clusterPort;

    @Option(
            names = "--cluster-members",
            paramLabel = "LIST",
            description = "Where the other nodes are, each as HOST[PORT], separated by commas.")
    private String clusterMembers;

    @Option(
            names = "--upstream",
            paramLabel = "BINDING",
            description = "Binding string of the real server, for example ncacn_ip_tcp:HOST[seal].")
    private String upstream;

    @Option(names = "--detach", description = "Return when it is ready.")
    private boolean detach;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "Give up when it is not ready by then (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "${env:MAPIPROXY_HEAP:-512m}",
            description =
                    "Memory for Java objects, such as 512m or 2g (default: $$MAPIPROXY_HEAP, else 512m). More options for Java: $$MAPIPROXY_JAVA_OPTS.")
    private String heap;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        InstanceDirectory directory = data.directory();
        Map<String, String> properties = configuration.properties(directory, overrides());
        ProxySettings settings = configuration.settings(properties);
        directory.create();
        Foreground foreground;
        try (InstanceLock lock = InstanceLock.take(directory)) {
            refuseIfRunning(directory);
            foreground = start(directory, settings, properties);
        }
        return detach ? ExitCode.OK : foreground.stay();
    }

    private Foreground start(InstanceDirectory directory, ProxySettings settings, Map<String, String> properties)
            throws LauncherException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ServerCommand command = command(directory, settings, properties);
        ServerDirectory server = new ServerDirectory(command.home(), directory);
        tell("Preparing " + directory.root());
        server.prepare();
        settings.notes().forEach(note -> tell("  note: " + note));
        Foreground foreground = new Foreground(command, server, configuration.file(directory), out);
        foreground.start(Duration.ofSeconds(timeoutSeconds), !detach);
        return foreground;
    }

    private ServerCommand command(InstanceDirectory directory, ProxySettings settings, Map<String, String> properties)
            throws LauncherException {
        String address = settings.listeners().bindAddress();
        PortRequest http = new PortRequest("the console", "--http-port", address, httpPort);
        PortRequest management = new PortRequest("the management", "--management-port", LOOPBACK, managementPort);
        PortRequest epm = new PortRequest(
                "the endpoint mapper",
                "--epm-port",
                address,
                settings.listeners().epmPort());
        PortRequest rpc = new PortRequest(
                "RPC", "--rpc-port", address, settings.listeners().rpcPort());
        List<PortRequest> ports = new ArrayList<>(List.of(rpc, http, management));
        if (settings.mapsEndpoints()) {
            ports.add(0, epm);
        }
        settings.cluster()
                .ifPresent(others ->
                        ports.add(new PortRequest("the cluster", "--cluster-port", others.address(), others.port())));
        PortRequest.check(ports);
        return new ServerCommand(
                Installation.serverHome(),
                directory,
                settings.node(),
                address,
                http.resolve(),
                management.resolve(),
                heap,
                javaOptions(),
                settings.cluster(),
                ServerDatabase.of(settings.database()),
                properties);
    }

    private static List<String> javaOptions() {
        String options = System.getenv("MAPIPROXY_JAVA_OPTS");
        return options == null || options.isBlank()
                ? List.of()
                : Arrays.asList(options.strip().split("\\s+"));
    }

    private Map<ProxyOption, String> overrides() {
        Map<ProxyOption, String> overrides = new EnumMap<>(ProxyOption.class);
        put(overrides, ProxyOption.BIND_ADDRESS, bind);
        put(overrides, ProxyOption.EPM_PORT, epmPort);
        put(overrides, ProxyOption.RPC_PORT, rpcPort);
        put(overrides, ProxyOption.NODE_NAME, node);
        put(overrides, ProxyOption.BINDING, upstream);
        put(overrides, ProxyOption.CLUSTER_NAME, cluster);
        put(overrides, ProxyOption.CLUSTER_PORT, clusterPort);
        put(overrides, ProxyOption.CLUSTER_MEMBERS, clusterMembers);
        return overrides;
    }

    private static void put(Map<ProxyOption, String> overrides, ProxyOption option, String value) {
        if (value != null) {
            overrides.put(option, value);
        }
    }

    private void checkOptions() {
        checkPort("--http-port", Integer.toString(httpPort));
        checkPort("--management-port", Integer.toString(managementPort));
        checkPort("--epm-port", epmPort);
        checkPort("--rpc-port", rpcPort);
        checkPort("--cluster-port", clusterPort);
        if (timeoutSeconds < 1) {
            throw wrong("--timeout", Integer.toString(timeoutSeconds), "a number of seconds above 0");
        }
        if (!HEAP.matcher(heap).matches()) {
            throw wrong("--heap", heap, "a number with k, m or g behind it, such as 512m");
        }
    }

    private void checkPort(String option, String value) {
        if (value != null && !(value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65535)) {
            throw wrong(option, value, "a port number from 0 to 65535");
        }
    }

    private ParameterException wrong(String option, String value, String allowed) {
        return new ParameterException(spec.commandLine(), option + " = \"" + value + "\": allowed is " + allowed);
    }

    private void refuseIfRunning(InstanceDirectory directory) throws LauncherException {
        Optional<InstanceRecord> record = InstanceRecord.read(directory);
        if (record.isPresent() && record.get().process().isPresent()) {
            throw new LauncherException("it runs already in " + directory.root() + " (pid "
                    + record.get().pid()
                    + "); see ./mapiproxy status, end it with ./mapiproxy down, or choose another --data DIR");
        }
        if (Files.exists(directory.record())) {
            tell("The last run did not end well; its process is gone");
            InstanceRecord.delete(directory);
        }
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
