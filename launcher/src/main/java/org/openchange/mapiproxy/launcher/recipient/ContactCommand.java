/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import java.util.Optional;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "contact",
        description = "Keep contacts: people outside, in the address book.",
        subcommands = {
            ContactCommand.Create.class,
            ContactCommand.Delete.class,
            ContactCommand.All.class,
            ContactCommand.Show.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy contact create \"Zoe Smith\" zoe@elsewhere.example",
            "  ./mapiproxy contact list --json"
        })
public final class ContactCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: contact create, delete, list or show");
    }

    @Command(
            name = "create",
            description =
                    "Make a contact: somebody outside, who has an entry in the address book and neither mailbox nor account.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact create \"Zoe Smith\" zoe@elsewhere.example --company Elsewhere",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Made.", "1:A name is taken, or it failed; nothing was made.", "2:A bad option."})
    static final class Create extends RecipientSubcommand {
        @Mixin
        private DetailOptions details;

        @Option(
                names = "--alias",
                paramLabel = "ALIAS",
                description = "The alias (default: what is before the @ of the address).")
        private String alias;

        @Parameters(index = "0", paramLabel = "NAME", description = "What is shown.")
        private String name;

        @Parameters(index = "1", paramLabel = "ADDRESS", description = "Where mail goes.")
        private String mail;

        @Override
        void run(MailSystem opened, Listing listing) throws IOException, RecipientException {
            listing.tell("made", opened.contacts().create(name, mail, Optional.ofNullable(alias), details.all()));
        }
    }

    @Command(
            name = "delete",
            description = "Delete a contact.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact delete zoe@elsewhere.example",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Deleted.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Delete extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.tell("deleted", opened.contacts().delete(name));
        }
    }

    @Command(
            name = "show",
            description = "Show all that the directory has of a contact.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact show zoe --json",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Shown.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Show extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.show(opened.contacts().entry(name));
        }
    }

    @Command(
            name = "list",
            description = "List the contacts: alias, address, kind and name, with tabs between them.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact list",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Listed.", "1:It failed.", "2:A bad option."})
    static final class All extends RecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing) throws IOException, RecipientException {
            listing.list(opened.contacts().list());
        }
    }
}
