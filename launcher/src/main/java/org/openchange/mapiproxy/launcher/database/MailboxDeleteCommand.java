/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import java.io.Console;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.mailbox.Mailbox;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "delete",
        description = {
            "Delete a mailbox, with all that is in it. Its owner stays in the directory.",
            "The mailbox of somebody who is no longer in the directory is named by its legacyExchangeDN (see \"list\")."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy mailbox delete alice",
            "  ./mapiproxy mailbox delete '/o=Contoso/ou=North/cn=Recipients/cn=alice' --yes"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Deleted.",
            "1:There is none, or it was not confirmed, or directory or database cannot be reached.",
            "2:A bad option or a bad configuration."
        })
final class MailboxDeleteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Whose it is.")
    private String name;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        ProxySettings settings = database.settings();
        try (Database open = database.open(settings)) {
            MailboxRepository mailboxes = new MailboxRepository(open);
            Mailbox mailbox =
                    find(settings, mailboxes).orElseThrow(() -> new LauncherException(name + " has no mailbox"));
            confirm(mailbox);
            if (!mailboxes.delete(mailbox.owner())) {
                throw new LauncherException("somebody else has just deleted the mailbox of " + name);
            }
            spec.commandLine().getOut().println("deleted " + mailbox.guid() + " of " + mailbox.legacyExchangeDn());
        }
        return ExitCode.OK;
    }

    /** The directory need not know its owner any more, nor be there, if its full name is given. */
    private Optional<Mailbox> find(ProxySettings settings, MailboxRepository mailboxes) throws LauncherException {
        if (name.startsWith("/")) {
            return mailboxes.find(name);
        }
        Optional<UUID> owner = People.id(settings, name);
        return owner.flatMap(mailboxes::find);
    }

    private void confirm(Mailbox mailbox) throws LauncherException {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null) {
            throw new LauncherException("nobody can be asked whether the mailbox of " + mailbox.legacyExchangeDn()
                    + " is to be deleted; nothing was; confirm with --yes");
        }
        String answer =
                console.readLine("Delete the mailbox of %s? It cannot be undone. [y/N] ", mailbox.legacyExchangeDn());
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw new LauncherException("not confirmed; nothing was deleted");
        }
    }
}
