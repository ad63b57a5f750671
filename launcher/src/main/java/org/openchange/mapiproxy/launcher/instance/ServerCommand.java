/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.ClusterSettings;

/**
 * How the server's process is started: WildFly's own start script without the shell, so that the process that is started is the server.
 *
 * @param home the provisioned server
 * @param directory of the instance
 * @param node name of the node, at most 23 characters, which is what the transaction manager takes
 * @param bindAddress address of the console
 * @param httpPort port of the console
 * @param managementPort port of the management interface, on 127.0.0.1
 * @param heap as after {@code -Xmx}, for example {@code 512m}
 * @param jvmOptions further options of the Java machine
 * @param cluster the other nodes; empty for a node that is alone
 * @param database what the data source leads to
 * @param properties system properties for the proxy; other users of this machine can see them, so they hold no secret
 */
public record ServerCommand(
        Path home,
        InstanceDirectory directory,
        String node,
        String bindAddress,
        int httpPort,
        int managementPort,
        String heap,
        List<String> jvmOptions,
        Optional<ClusterSettings> cluster,
        ServerDatabase database,
        Map<String, String> properties) {
    /** What WildFly's script opens for its own libraries on a modular Java. */
    private static final List<String> MODULE_OPTIONS = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private static final String CACHES = "java:jboss/infinispan/cache/mapiproxy/";
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    public ServerCommand {
        jvmOptions = List.copyOf(jvmOptions);
        properties = Map.copyOf(properties);
    }

    /**
     * Starts the process, detached from the terminal: neither Ctrl-C nor the end of the terminal reaches it. It keeps the working directory,
     * so that a relative path in the environment means to it what it means here.
     */
    public Process start() throws LauncherException {
        File console = directory.consoleLog().toFile();
        try {
            ProcessBuilder builder = new ProcessBuilder(commandLine());
            builder.environment().putAll(database.environment());
            return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(console))
                    .start();
        } catch (IOException e) {
            throw new LauncherException("the server cannot be started (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    List<String> commandLine() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D[MAPIProxy " + node + "]");
        command.addAll(List.of("-Xms64m", "-Xmx" + heap, "-Djava.awt.headless=true"));
        command.add("-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000");
        command.add("-XX:ErrorFile=" + directory.log().resolve("crash-%p.log"));
        command.addAll(MODULE_OPTIONS);
        command.add("-Dorg.jboss.boot.log.file=" + directory.serverLog());
        command.add("-Dlogging.configuration="
                + directory.server().resolve("configuration/logging.properties").toUri());
        kerberosConfiguration().ifPresent(file -> command.add("-Djava.security.krb5.conf=" + file));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        cluster.ifPresent(settings ->
                clusterProperties(settings).forEach((name, value) -> command.add("-D" + name + "=" + value)));
        database.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        serverProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        return command;
    }

    /** Java does not know the variable by which all other Kerberos programs are told where krb5.conf is. */
    private static Optional<String> kerberosConfiguration() {
        return Optional.ofNullable(System.getenv("KRB5_CONFIG")).filter(file -> !file.isBlank());
    }

    /** What the server's configuration leaves open about JGroups, and what makes the EAR refer to the caches. */
    private static Map<String, String> clusterProperties(ClusterSettings settings) {
        return Map.of(
                "mapiproxy.jgroups.cluster", settings.name(),
                "mapiproxy.jgroups.address", settings.address(),
                "mapiproxy.jgroups.port", Integer.toString(settings.port()),
                "mapiproxy.jgroups.members", String.join(",", settings.members()),
                "mapiproxy.jgroups.slots", CACHES + "slots",
                "mapiproxy.jgroups.nodes", CACHES + "nodes");
    }

    private Map<String, String> serverProperties() {
        ConsolePeople people = new ConsolePeople(directory);
        return Map.ofEntries(
                Map.entry("jboss.home.dir", home.toString()),
                Map.entry("jboss.server.base.dir", directory.server().toString()),
                Map.entry("jboss.server.log.dir", directory.log().toString()),
                Map.entry("jboss.node.name", node),
                Map.entry("jboss.tx.node.id", node),
                Map.entry("jboss.bind.address", bindAddress),
                Map.entry("jboss.bind.address.management", "127.0.0.1"),
                Map.entry("jboss.http.port", Integer.toString(httpPort)),
                Map.entry("jboss.management.http.port", Integer.toString(managementPort)),
                Map.entry("mapiproxy.console.users", people.users().toString()),
                Map.entry("mapiproxy.console.groups", people.groups().toString()),
                Map.entry("mapiproxy.log.console", "OFF"));
    }
}
