/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openchange.mapiproxy.launcher.instance.OwnerOnly;
import org.openchange.mapiproxy.persistence.recipient.UserImport;

/**
 * How far an import is, and which lines failed. The table of these is for the owner's eyes only, since there may be passwords in it. It takes its
 * place at the end, so that it may be the one that is imported.
 */
final class ImportReport implements UserImport.Progress, AutoCloseable {
    private static final int BAR = 40;
    private static final int EVERY = 50;

    private final PrintWriter out;
    private final boolean terminal = System.console() != null;
    private final long lines;
    private final Path file;
    private final Path draft;
    private Writer table;
    private List<String> names;
    private long imported;
    private long passedOver;
    private long failed;

    ImportReport(PrintWriter out, long lines, Path file) {
        this.out = out;
        this.lines = lines;
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".new");
    }

    @Override
    public void imported(String account) {
        imported++;
        show();
    }

    @Override
    public void passedOver(String account) {
        passedOver++;
        show();
    }

    @Override
    public void failed(Map<String, String> columns, String problem) throws IOException {
        failed++;
        Map<String, String> line = new LinkedHashMap<>(columns);
        line.put(UserImport.PROBLEM, problem);
        if (table == null) {
            Files.deleteIfExists(draft);
            table = new OutputStreamWriter(OwnerOnly.create(draft), StandardCharsets.UTF_8);
            names = List.copyOf(line.keySet());
            write(names);
        }
        write(names.stream().map(name -> line.getOrDefault(name, "")).toList());
        table.flush();
        show();
    }

    private void write(List<String> values) throws IOException {
        table.write(String.join(",", values.stream().map(ImportReport::quoted).toList()) + "\r\n");
    }

    private static String quoted(String value) {
        return value.matches("[\\p{L}\\p{N} .@_-]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private void show() {
        long done = imported + passedOver + failed;
        if (terminal && (done % EVERY == 0 || done >= lines)) {
            int filled = (int) Math.min(BAR, BAR * done / lines);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + done + " of " + lines + ", "
                    + failed + " failed");
            out.flush();
        }
    }

    void endLine() {
        if (terminal && imported + passedOver + failed > 0) {
            out.println();
        }
    }

    long failures() {
        return failed;
    }

    String summary() {
        String text = "imported " + imported + ", there already " + passedOver + ", failed " + failed;
        return failed == 0 ? text : text + ": see " + file;
    }

    /** An import without failures writes no table. */
    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
