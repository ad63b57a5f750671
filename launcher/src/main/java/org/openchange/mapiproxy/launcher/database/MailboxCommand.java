/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "mailbox",
        description = {
            "Create, list and delete the mailboxes of people.",
            "The people stay as they are in the directory. NAME is an account name, an alias, an e-mail address or a legacyExchangeDN."
        },
        subcommands = {MailboxCreateCommand.class, MailboxListCommand.class, MailboxDeleteCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy mailbox create alice --locale de-CH",
            "  ./mapiproxy mailbox list --json",
            "  ./mapiproxy mailbox delete alice@example.org --yes"
        })
public final class MailboxCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private org.openchange.mapiproxy.launcher.option.HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: mailbox create, list or delete");
    }
}
