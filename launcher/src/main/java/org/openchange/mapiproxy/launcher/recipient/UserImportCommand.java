/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.UserImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Make users from a table of comma-separated values in UTF-8 (RFC 4180), whose first line names the columns: account, and any of name,"
                    + " alias, mail, addresses (with semicolons between them), kind, password, given name, surname, title, department, company, office,"
                    + " telephone, mobile, fax, street, city, postal code and description.",
            "Users that are there as the table says are passed over, so that an import that was broken off is simply run again.",
            "Lines that cannot be imported are written with their reasons to a table that can be corrected and imported."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy user import people.csv",
            "  ./mapiproxy user import people.errors.csv --errors rest.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:All are there.", "1:Some lines failed, or nothing could be imported.", "2:A bad option."})
final class UserImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MailSystemOption system;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where lines that failed are written (default: FILE with .errors.csv in the place of .csv).")
    private Path errors;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        Path report = errors == null ? besides(file) : errors;
        long lines = countLines();
        try (ImportReport progress = new ImportReport(spec.commandLine().getErr(), lines, report)) {
            system.use(opened -> {
                try (BufferedReader table = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    new UserImport(opened.users()).run(table, progress);
                } finally {
                    progress.endLine();
                }
            });
            PrintWriter out = spec.commandLine().getOut();
            out.println(progress.summary());
            return progress.failures() == 0 ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static Path besides(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling((stem.endsWith(".errors") ? stem : stem + ".errors") + ".csv");
    }

    /** For the progress bar; a value with a line break in it counts twice there, and nowhere else. */
    private long countLines() throws LauncherException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return Math.max(1, lines.filter(line -> !line.isBlank()).count() - 1);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new LauncherException(file + " cannot be read as UTF-8 text (" + e.getMessage() + ")", e);
        }
    }
}
