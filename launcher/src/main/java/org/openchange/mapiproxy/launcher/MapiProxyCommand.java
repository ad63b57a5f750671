/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher;

import org.openchange.mapiproxy.launcher.account.AccountCommand;
import org.openchange.mapiproxy.launcher.database.DatabaseCommand;
import org.openchange.mapiproxy.launcher.database.MailboxCommand;
import org.openchange.mapiproxy.launcher.dissect.DissectCommand;
import org.openchange.mapiproxy.launcher.domain.JoinCommand;
import org.openchange.mapiproxy.launcher.domain.LeaveCommand;
import org.openchange.mapiproxy.launcher.monitor.CallsCommand;
import org.openchange.mapiproxy.launcher.monitor.RecordCommand;
import org.openchange.mapiproxy.launcher.provisioning.ProvisionCommand;
import org.openchange.mapiproxy.launcher.recipient.ContactCommand;
import org.openchange.mapiproxy.launcher.recipient.GroupCommand;
import org.openchange.mapiproxy.launcher.recipient.UserCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "mapiproxy",
        header = "A transparent, modular ExchangeRPC proxy.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            CallsCommand.class,
            RecordCommand.class,
            ConfigCommand.class,
            AccountCommand.class,
            ProvisionCommand.class,
            UserCommand.class,
            GroupCommand.class,
            ContactCommand.class,
            MailboxCommand.class,
            DatabaseCommand.class,
            JoinCommand.class,
            LeaveCommand.class,
            DissectCommand.class,
            VersionCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy up                          start here, with the state in ./data",
            "  ./mapiproxy up -c mapiproxy.conf --detach",
            "  ./mapiproxy status",
            "  ./mapiproxy down",
            "  ./mapiproxy up --help                   options and examples of a command"
        })
final class MapiProxyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: up, status, down, logs, calls, record, config, account, provision, user, group, contact,"
                        + " mailbox, database, join, leave, dissect, version or completion");
    }
}
