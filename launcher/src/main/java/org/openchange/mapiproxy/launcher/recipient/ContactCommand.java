/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.option.HelpOption;
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
    static final class Create implements Callable<Integer> {
        @Mixin
        private MailSystemOption system;

        @Mixin
        private Listing listing;

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

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            return system.use(opened -> listing.tell(
                    "made", opened.contacts().create(name, mail, Optional.ofNullable(alias), details.all())));
        }
    }

    @Command(
            name = "delete",
            description = "Delete a contact.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact delete zoe@elsewhere.example",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Deleted.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Delete implements Callable<Integer> {
        @Mixin
        private MailSystemOption system;

        @Mixin
        private Listing listing;

        @Parameters(paramLabel = "CONTACT", description = "Name, alias, address or distinguished name.")
        private String name;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            return system.use(
                    opened -> listing.tell("deleted", opened.contacts().delete(name)));
        }
    }

    @Command(
            name = "show",
            description = "Show all that the directory has of a contact.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact show zoe --json",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Shown.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Show implements Callable<Integer> {
        @Mixin
        private MailSystemOption system;

        @Mixin
        private Listing listing;

        @Parameters(paramLabel = "CONTACT", description = "Name, alias, address or distinguished name.")
        private String name;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            return system.use(opened -> listing.show(opened.contacts().entry(name)));
        }
    }

    @Command(
            name = "list",
            description = "List the contacts: alias, address, kind and name, with tabs between them.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy contact list",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Listed.", "1:It failed.", "2:A bad option."})
    static final class All implements Callable<Integer> {
        @Mixin
        private MailSystemOption system;

        @Mixin
        private Listing listing;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            return system.use(opened -> listing.list(opened.contacts().list()));
        }
    }
}
