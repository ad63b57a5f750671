/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code up} leaves behind for the other commands: which process it started, and where to ask it.
 *
 * @param pid of the server's process
 * @param processStart when the system started that process; with the pid it names the process for good, since pids come again
 * @param node name of the node
 * @param bindAddress address of the console
 * @param httpPort port of the console
 * @param managementPort port of the management interface, on 127.0.0.1
 * @param configuration the file in use, empty when there is none
 */
public record InstanceRecord(
        long pid,
        Instant processStart,
        String node,
        String bindAddress,
        int httpPort,
        int managementPort,
        String configuration) {
    /** The system tells the start of a process from the time of its own start, which moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The record of a directory; empty when there is none, or when it cannot be understood, which a crash may cause. */
    public static Optional<InstanceRecord> read(InstanceDirectory directory) throws LauncherException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.record())) {
            properties.load(reader);
            return Optional.of(new InstanceRecord(
                    Long.parseLong(properties.getProperty("pid")),
                    Instant.ofEpochMilli(Long.parseLong(properties.getProperty("process.start"))),
                    properties.getProperty("node", ""),
                    properties.getProperty("bind.address", "127.0.0.1"),
                    Integer.parseInt(properties.getProperty("http.port")),
                    Integer.parseInt(properties.getProperty("management.port")),
                    properties.getProperty("configuration", "")));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LauncherException(
                    directory.record() + " cannot be read (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    public void write(InstanceDirectory directory) throws LauncherException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("process.start", Long.toString(processStart.toEpochMilli()));
        properties.setProperty("node", node);
        properties.setProperty("bind.address", bindAddress);
        properties.setProperty("http.port", Integer.toString(httpPort));
        properties.setProperty("management.port", Integer.toString(managementPort));
        properties.setProperty("configuration", configuration);
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            OwnerOnly.write(directory.record(), text.toString());
        } catch (IOException e) {
            throw new LauncherException(
                    directory.record() + " cannot be written (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    public static void delete(InstanceDirectory directory) throws LauncherException {
        try {
            Files.deleteIfExists(directory.record());
        } catch (IOException e) {
            throw new LauncherException(
                    directory.record() + " cannot be deleted (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    /** The process, if it is still the one that was started; empty when the record is stale. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(RunningProcess::is).filter(handle -> handle.info()
                .startInstant()
                .map(start -> Duration.between(start, processStart).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false));
    }
}
