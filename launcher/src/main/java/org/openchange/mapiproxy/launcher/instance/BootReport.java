/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds, in what a server wrote while it started, why it did not. */
public final class BootReport {
    private static final int MAX_BYTES = 512 * 1024;

    private final InstanceDirectory directory;
    private final ServerDirectory server;
    private final long logStart;

    /** Remembers where the log ends now, before the start. */
    public BootReport(InstanceDirectory directory, ServerDirectory server) throws LauncherException {
        this.directory = directory;
        this.server = server;
        try {
            Path log = directory.serverLog();
            this.logStart = Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new LauncherException(
                    directory.serverLog() + " cannot be read (" + InstanceDirectory.reason(e) + ")", e);
        }
    }

    /** One or more lines, without a stack trace. */
    public String reason() {
        try {
            String log = newText(directory.serverLog(), logStart);
            String marker = server.failure().orElse("");
            return FailureText.cause(marker)
                    .or(() -> FailureText.cause(log))
                    .or(() -> FailureText.marker(marker))
                    .or(() -> FailureText.error(log))
                    .or(this::lastConsoleLine)
                    .orElse("its log does not say why");
        } catch (IOException e) {
            return "and its log cannot be read (" + InstanceDirectory.reason(e) + ")";
        }
    }

    private Optional<String> lastConsoleLine() {
        try {
            List<String> lines = newText(directory.consoleLog(), 0)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(lines.get(lines.size() - 1).strip());
        } catch (IOException e) {
            return Optional
                    .empty(); // the reason is asked for because something failed already; the log's name follows it
        }
    }

    private static String newText(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long start = Math.max(length < from ? 0 : from, length - MAX_BYTES);
            in.seek(start);
            byte[] bytes = new byte[(int) (length - start)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
