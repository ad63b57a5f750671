/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.mailbox.Mailbox;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "List the mailboxes, in the order of their creation.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./mapiproxy mailbox list", "  ./mapiproxy mailbox list --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Listed.", "1:The database cannot be reached.", "2:A bad option or a bad configuration."})
final class MailboxListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line, with all that is known of the mailbox.")
    private boolean json;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Database open = database.open(database.settings())) {
            new MailboxRepository(open).forEach(mailbox -> out.println(json ? object(mailbox) : line(mailbox)));
        }
        return ExitCode.OK;
    }

    private static String line(Mailbox mailbox) {
        return mailbox.guid() + "  " + mailbox.legacyExchangeDn() + (mailbox.enabled() ? "" : "  (disabled)");
    }

    private static JsonObject object(Mailbox mailbox) {
        return Json.createObjectBuilder()
                .add("mailboxGuid", mailbox.guid().toString())
                .add("replicaGuid", mailbox.replicaGuid().toString())
                .add("organization", mailbox.organization())
                .add("legacyExchangeDN", mailbox.legacyExchangeDn())
                .add("owner", mailbox.owner().toString())
                .add("enabled", mailbox.enabled())
                .add("locale", mailbox.locale())
                .add("created", mailbox.createdAt().toString())
                .build();
    }
}
