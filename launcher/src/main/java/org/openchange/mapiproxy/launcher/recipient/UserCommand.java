/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import org.openchange.mapiproxy.launcher.account.PasswordOption;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        description = {
            "Keep people, rooms and equipment with their mailboxes.",
            "On the embedded directory and on OpenLDAP accounts are made and deleted; on Active Directory an account that is there gets a mailbox."
        },
        subcommands = {
            UserCreateCommand.class,
            UserCommand.Enable.class,
            UserCommand.Disable.class,
            UserCommand.Delete.class,
            UserCommand.Show.class,
            UserCommand.All.class,
            UserCommand.Password.class,
            UserImportCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy user create alice --name \"Alice Miller\"",
            "  ./mapiproxy user create boardroom --room --no-password",
            "  ./mapiproxy user list --json",
            "  ./mapiproxy user disable alice",
            "  ./mapiproxy user import people.csv"
        })
public final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: user create, enable, disable, delete, list, show, password or import");
    }

    @Command(
            name = "enable",
            description = "Give a disabled user the mailbox back, and the log-on where the directory is ours.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user enable alice",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Enabled.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Enable extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.tell("enabled", opened.users().enable(name));
        }
    }

    @Command(
            name = "disable",
            description =
                    "Take the mailbox from a user, and the log-on where the directory is ours; nothing of it is lost.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user disable alice",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Disabled.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Disable extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.tell("disabled", opened.users().disable(name));
        }
    }

    @Command(
            name = "delete",
            description =
                    "Delete a user. On Active Directory, or with --keep-account, only all that has to do with mail.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user delete alice",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Deleted.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Delete extends NamedRecipientSubcommand {
        @Option(names = "--keep-account", description = "Keep the account, without a mailbox.")
        private boolean keepAccount;

        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.tell("deleted", opened.users().delete(name, keepAccount));
        }
    }

    @Command(
            name = "show",
            description = "Show all that the directory has of a user.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user show alice",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Shown.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Show extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.show(opened.users().entry(name));
        }
    }

    @Command(
            name = "list",
            description = "List the users with a mailbox: account, address, kind and name, with tabs between them.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user list --json",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Listed.", "1:It failed.", "2:A bad option."})
    static final class All extends RecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing) throws IOException, RecipientException {
            listing.list(opened.users().list());
        }
    }

    @Command(
            name = "password",
            description = "Give a user another password.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy user password alice --password-stdin < secret",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Changed.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Password extends NamedRecipientSubcommand {
        @Mixin
        private PasswordOption password;

        @Override
        void run(MailSystem opened, Listing listing, String name)
                throws IOException, RecipientException, LauncherException {
            password.use(secret -> {
                try {
                    listing.tell("changed the password of", opened.users().setPassword(name, secret));
                } catch (RecipientException e) {
                    throw new LauncherException(e.getMessage(), e);
                }
            });
        }
    }
}
