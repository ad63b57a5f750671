/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.account.PasswordOption;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.NewUser;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import org.openchange.mapiproxy.persistence.recipient.UserKind;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make a user with a mailbox, or give a mailbox to an account that has none.",
            "It happens whole or not at all. An alias or an address that somebody has is refused."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy user create alice --name \"Alice Miller\" --password-stdin < secret",
            "  ./mapiproxy user create jm --name \"Müller, Jörg\" --alias joerg --address j.mueller@example.org",
            "  ./mapiproxy user create boardroom --room --no-password"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Made.", "1:A name is taken, or it failed; nothing was made.", "2:A bad option."})
final class UserCreateCommand implements Callable<Integer> {
    @Mixin
    private MailSystemOption system;

    @Mixin
    private Listing listing;

    @Mixin
    private PasswordOption password;

    @Mixin
    private DetailOptions details;

    @Option(
            names = "--no-password",
            description = "Set none: nobody can log on until there is one, or an account that is there keeps its own.")
    private boolean noPassword;

    @ArgGroup(exclusive = true)
    private Kind kind;

    /** One of them at most. */
    static final class Kind {
        @Option(names = "--room", description = "It is a room.")
        private boolean room;

        @Option(names = "--equipment", description = "It is equipment.")
        private boolean equipment;
    }

    @Option(names = "--name", paramLabel = "NAME", description = "What is shown (default: the account's name).")
    private String name;

    @Option(names = "--alias", paramLabel = "ALIAS", description = "The alias (default: the account's name).")
    private String alias;

    @Option(names = "--mail", paramLabel = "ADDRESS", description = "The address (default: alias and domain).")
    private String mail;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "A further address; may be repeated.")
    private List<String> addresses = List.of();

    @Parameters(paramLabel = "USER", description = "Name of the account, without a domain.")
    private String user;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        return system.use(opened -> {
            if (noPassword) {
                create(opened, Optional.empty());
            } else {
                password.use(secret -> createOrSay(opened, secret));
            }
        });
    }

    private void createOrSay(MailSystem opened, char[] secret) throws java.io.IOException, LauncherException {
        try {
            create(opened, Optional.of(secret));
        } catch (RecipientException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    private void create(MailSystem opened, Optional<char[]> secret) throws java.io.IOException, RecipientException {
        NewUser made = new NewUser(
                user,
                userKind(),
                Optional.ofNullable(name),
                Optional.ofNullable(alias),
                Optional.ofNullable(mail),
                addresses,
                details.all());
        listing.tell("made", opened.users().create(made, secret));
    }

    private UserKind userKind() {
        if (kind == null) {
            return UserKind.PERSON;
        }
        return kind.room ? UserKind.ROOM : UserKind.EQUIPMENT;
    }
}
