/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.account;

import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.security.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "account",
        description = {
            "Keep the accounts with which clients log on by NTLM.",
            "A running instance sees a change at the next logon."
        },
        subcommands = {
            AccountCommand.Add.class,
            AccountCommand.Show.class,
            AccountCommand.Delete.class,
            AccountCommand.Password.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy account add --domain EXAMPLE alice",
            "  ./mapiproxy account add --domain EXAMPLE alice --password-stdin < secret",
            "  ./mapiproxy account list",
            "  ./mapiproxy account password --domain EXAMPLE alice",
            "  ./mapiproxy account delete --domain EXAMPLE alice"
        })
public final class AccountCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: account add, list, delete or password");
    }

    @Command(
            name = "add",
            description = "Add an account.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy account add --domain EXAMPLE alice --password-stdin < secret",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Added.", "1:There is one of this name, or the file cannot be used.", "2:A bad option."})
    static final class Add implements Callable<Integer> {
        @Mixin
        private NamedAccount account;

        @Mixin
        private PasswordOption password;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            password.use(secret -> account.store().add(account.domain(), account.user(), secret));
            account.tell("added");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = "List the accounts, without their passwords.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy account list",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Listed.", "1:The file cannot be used.", "2:A bad option."})
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private AccountFileOption file;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            for (Account account : file.store().list()) {
                spec.commandLine().getOut().println(account);
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "delete",
            description = "Delete an account.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy account delete --domain EXAMPLE alice",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Deleted.", "1:There is none of this name, or the file cannot be used.", "2:A bad option."
            })
    static final class Delete implements Callable<Integer> {
        @Mixin
        private NamedAccount account;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            account.store().delete(account.domain(), account.user());
            account.tell("deleted");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "password",
            description = "Give an account another password.",
            footerHeading = "%nExample:%n",
            footer = "  ./mapiproxy account password --domain EXAMPLE alice --password-stdin < secret",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:Changed.", "1:There is none of this name, or the file cannot be used.", "2:A bad option."
            })
    static final class Password implements Callable<Integer> {
        @Mixin
        private NamedAccount account;

        @Mixin
        private PasswordOption password;

        @Mixin
        private HelpOption help;

        @Override
        public Integer call() throws Exception {
            password.use(secret -> account.store().setPassword(account.domain(), account.user(), secret));
            account.tell("changed the password of");
            return ExitCode.OK;
        }
    }
}
