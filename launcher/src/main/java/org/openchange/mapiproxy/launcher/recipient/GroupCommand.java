/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.Groups.NewGroup;
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
        name = "group",
        description = "Keep groups: distribution lists whose members are named, or found by a filter.",
        subcommands = {
            GroupCommand.Create.class,
            GroupCommand.Delete.class,
            GroupCommand.All.class,
            GroupCommand.Show.class,
            GroupCommand.Add.class,
            GroupCommand.Remove.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy group create sales --owner alice",
            "  ./mapiproxy group add sales alice bob",
            "  ./mapiproxy group show sales"
        })
public final class GroupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: group create, delete, list, show, add or remove");
    }

    @Command(
            name = "create",
            description =
                    "Make a group, or give an address to one that has none. With --filter its members are those who fit.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  ./mapiproxy group create sales --owner alice",
                "  ./mapiproxy group create berlin --filter \"(&(objectClass=user)(l=Berlin))\""
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Made.", "1:A name is taken, or it failed; nothing was made.", "2:A bad option."})
    static final class Create extends RecipientSubcommand {
        @Option(names = "--alias", paramLabel = "ALIAS", description = "The alias (default: the name).")
        private String alias;

        @Option(names = "--mail", paramLabel = "ADDRESS", description = "The address (default: alias and domain).")
        private String mail;

        @Option(names = "--owner", paramLabel = "USER", description = "Who may change the members in a client.")
        private String owner;

        @Option(
                names = "--filter",
                paramLabel = "FILTER",
                description = "Who belongs to it: a search filter, RFC 4515.")
        private String filter;

        @Parameters(paramLabel = "GROUP", description = "Name of the group.")
        private String name;

        @Override
        void run(MailSystem opened, Listing listing) throws IOException, RecipientException {
            NewGroup group = new NewGroup(
                    name,
                    Optional.ofNullable(alias),
                    Optional.ofNullable(mail),
                    Optional.ofNullable(owner),
                    Optional.ofNullable(filter));
            listing.tell("made", opened.groups().create(group));
        }
    }

    @Command(
            name = "delete",
            description = "Delete a group; on Active Directory only its address.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy group delete sales",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Deleted.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Delete extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.tell("deleted", opened.groups().delete(name));
        }
    }

    @Command(
            name = "show",
            description = "Show all that the directory has of a group.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy group show sales --json",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Shown.", "1:There is none of this name, or it failed.", "2:A bad option."})
    static final class Show extends NamedRecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing, String name) throws IOException, RecipientException {
            listing.show(opened.groups().entry(name));
        }
    }

    @Command(
            name = "list",
            description = "List the groups: alias, address, kind and name, with tabs between them.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy group list",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Listed.", "1:It failed.", "2:A bad option."})
    static final class All extends RecipientSubcommand {
        @Override
        void run(MailSystem opened, Listing listing) throws IOException, RecipientException {
            listing.list(opened.groups().list());
        }
    }

    @Command(
            name = "add",
            description = "Add members to a group.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy group add sales alice bob@example.org",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:Done.",
                "1:There is none of a name, or it failed; nothing was changed.",
                "2:A bad option."
            })
    static final class Add extends Membership {
        @Override
        void run(MailSystem opened, PrintWriter out, String group, List<String> members)
                throws IOException, RecipientException {
            out.println("added " + opened.groups().add(group, members) + " to " + group);
        }
    }

    @Command(
            name = "remove",
            description = "Take members out of a group.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy group remove sales alice bob@example.org",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:Done.",
                "1:There is none of a name, or it failed; nothing was changed.",
                "2:A bad option."
            })
    static final class Remove extends Membership {
        @Override
        void run(MailSystem opened, PrintWriter out, String group, List<String> members)
                throws IOException, RecipientException {
            out.println("removed " + opened.groups().remove(group, members) + " from " + group);
        }
    }

    /** A change of who belongs to a group. */
    abstract static class Membership implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private MailSystemOption system;

        @Parameters(index = "0", paramLabel = "GROUP", description = "Name, alias, address or distinguished name.")
        private String group;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "MEMBER",
                description = "Account, address, name or distinguished name.")
        private List<String> members;

        @Mixin
        private HelpOption help;

        abstract void run(MailSystem opened, PrintWriter out, String group, List<String> members)
                throws IOException, RecipientException;

        @Override
        public final Integer call() throws LauncherException {
            return system.use(opened -> run(opened, spec.commandLine().getOut(), group, members));
        }
    }
}
