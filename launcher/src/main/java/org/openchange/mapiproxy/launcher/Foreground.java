/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.instance.BootReport;
import org.openchange.mapiproxy.launcher.instance.ConsoleClient;
import org.openchange.mapiproxy.launcher.instance.ConsolePeople;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.InstanceRecord;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.instance.ServerCommand;
import org.openchange.mapiproxy.launcher.instance.ServerDirectory;
import org.openchange.mapiproxy.launcher.instance.ServerStop;
import org.openchange.mapiproxy.launcher.instance.Startup;
import org.openchange.mapiproxy.launcher.option.ExitCode;

/** A server in the hands of {@code up}: started, watched until it is ready, and ended with the launcher unless it is let go. */
final class Foreground {
    private final ServerCommand command;
    private final InstanceDirectory directory;
    private final ConsolePeople people;
    private final ServerDirectory server;
    private final Optional<Path> configuration;
    private final PrintWriter out;
    private final Thread endWithLauncher = new Thread(this::end, "end-server");
    private Process process;
    /** The administrator's password from when it is made until it is told. */
    private Optional<String> untold = Optional.empty();

    Foreground(ServerCommand command, ServerDirectory server, Optional<Path> configuration, PrintWriter out) {
        this.command = command;
        this.directory = command.directory();
        this.people = new ConsolePeople(directory);
        this.server = server;
        this.configuration = configuration;
        this.out = out;
    }

    /**
     * Returns when it is ready. When it does not become ready, nothing of it is left.
     *
     * @param keep whether it ends with the launcher
     */
    void start(Duration timeout, boolean keep) throws LauncherException, InterruptedException {
        Instant begin = Instant.now();
        BootReport report = new BootReport(directory, server);
        Runtime.getRuntime().addShutdownHook(endWithLauncher);
        boolean ready = false;
        try {
            untold = people.prepare();
            process = command.start();
            InstanceRecord record = record();
            record.write(directory);
            tell("Starting WildFly (pid " + process.pid() + "), log in " + directory.serverLog());
            ConsoleClient client = new ConsoleClient(record, people);
            new Startup(process, server, client, this::tell).await(timeout, report);
            tellEndpoints(client, record);
            ready = true;
        } catch (LauncherException e) {
            throw new LauncherException(e.getMessage() + " (log: " + directory.serverLog() + ")", e);
        } finally {
            if (!ready || !keep) {
                letGo();
            }
            if (!ready) {
                end();
            }
        }
        tell("ready after " + tenths(Duration.between(begin, Instant.now())) + " s"
                + (keep ? "; Ctrl-C ends it" : "; ./mapiproxy down ends it"));
    }

    /** Waits for the end of the server. */
    int stay() throws InterruptedException, LauncherException {
        int status = process.waitFor();
        letGo();
        boolean asked = InstanceRecord.read(directory).isEmpty();
        InstanceRecord.delete(directory);
        if (!asked && status != 0 && status != 128 + 15) {
            throw new LauncherException("the server ended by itself with status " + status + "; see "
                    + directory.serverLog() + " and " + directory.consoleLog());
        }
        tell("stopped");
        return ExitCode.OK;
    }

    private InstanceRecord record() throws LauncherException {
        Instant start = process.info()
                .startInstant()
                .orElseThrow(() -> new LauncherException("the server ended at once; see " + directory.consoleLog()));
        return new InstanceRecord(
                process.pid(),
                start,
                command.node(),
                command.bindAddress(),
                command.httpPort(),
                command.managementPort(),
                configuration.map(Path::toString).orElse(""));
    }

    private void tellEndpoints(ConsoleClient client, InstanceRecord record) throws LauncherException {
        try {
            JsonObject status = client.status();
            StatusReport.endpoints(record, status).forEach(this::tell);
        } catch (IOException e) {
            throw new LauncherException("it is ready but does not tell its endpoints: " + e.getMessage(), e);
        }
        untold.ifPresent(password -> tell("first login    " + ConsolePeople.ADMIN + " / " + password
                + "   (shown only now; only its hash is kept)"));
        untold = Optional.empty();
    }

    private void letGo() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithLauncher);
        } catch (IllegalStateException e) {
            return; // the launcher is ending, and the hook has the server's end in hand
        }
    }

    /** Leaves nothing behind that claims to run, and no login that nobody knows. */
    private void end() {
        try {
            if (process != null && process.isAlive()) {
                tell("Stopping");
                ServerStop.of(process.toHandle(), DownCommand.GRACE);
            }
            InstanceRecord.delete(directory);
            if (untold.isPresent()) {
                people.forget();
            }
        } catch (LauncherException e) {
            tell("mapiproxy: " + e.getMessage());
        }
    }

    private void tell(String line) {
        out.println(line);
        out.flush();
    }

    private static String tenths(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
