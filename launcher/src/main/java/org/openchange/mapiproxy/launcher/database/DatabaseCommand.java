/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.DatabaseAddress;
import org.openchange.mapiproxy.persistence.database.SchemaState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "database",
        description = {
            "Look after the database of organizations and mailboxes.",
            "An instance brings the schema up to date by itself; these commands do so before, or look first."
        },
        subcommands = {DatabaseCommand.Check.class, DatabaseCommand.Migrate.class},
        footerHeading = "%nExamples:%n",
        footer = {"  ./mapiproxy database check", "  ./mapiproxy database migrate -c mapiproxy.conf"})
public final class DatabaseCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: database check or migrate");
    }

    private static void tell(PrintWriter out, ProxySettings settings, SchemaState schema) {
        out.println("database       " + DatabaseAddress.of(settings.database()).url());
        out.println("schema         "
                + schema.version().map(version -> "version " + version).orElse("empty"));
        schema.pending().forEach(step -> out.println("missing        " + step));
    }

    @Command(
            name = "check",
            description =
                    "Say whether the database can be reached and whether its schema is up to date; change nothing.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy database check",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:The schema is up to date.",
                "1:It cannot be reached, or its schema is a newer program's.",
                "2:A bad option or a bad configuration.",
                "4:Steps are missing; \"migrate\" or \"up\" takes them."
            })
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private DatabaseOption database;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            ProxySettings settings = database.settings();
            try (Database open = database.open(settings)) {
                SchemaState schema = open.schema();
                tell(spec.commandLine().getOut(), settings, schema);
                return schema.pending().isEmpty() ? ExitCode.OK : ExitCode.NOT_READY;
            }
        }
    }

    @Command(
            name = "migrate",
            description = "Bring the schema of the database up to date. Make a backup before.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy database migrate",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:The schema is up to date.",
                "1:It cannot be reached, or its schema is a newer program's.",
                "2:A bad option or a bad configuration."
            })
    static final class Migrate implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private DatabaseOption database;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            ProxySettings settings = database.settings();
            try (Database open = database.open(settings)) {
                open.upgrade();
                tell(spec.commandLine().getOut(), settings, open.schema());
                return ExitCode.OK;
            }
        }
    }
}
