/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.database;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.mailbox.Mailbox;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxOwner;
import org.openchange.mapiproxy.persistence.database.mailbox.MailboxRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        description = "Give somebody who is enabled for mail a mailbox.",
        footerHeading = "%nExample:%n",
        footer = "  ./mapiproxy mailbox create alice --locale de-CH",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Created.",
            "1:There is nobody of this name, or nobody enabled, or a mailbox already; or directory or database cannot be reached.",
            "2:A bad option or a bad configuration."
        })
final class MailboxCreateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Whose it is.")
    private String name;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language of the names of its folders (default: ${DEFAULT-VALUE}).")
    private String locale;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws Exception {
        Locale language = language();
        ProxySettings settings = database.settings();
        People.Person person = People.enabled(settings, name);
        try (Database open = database.open(settings)) {
            Mailbox mailbox = new MailboxRepository(open)
                    .create(new MailboxOwner(person.id(), person.legacyExchangeDn(), language));
            spec.commandLine().getOut().println("created " + mailbox.guid() + " of " + mailbox.legacyExchangeDn());
        }
        return ExitCode.OK;
    }

    private Locale language() {
        try {
            return new Locale.Builder().setLanguageTag(locale).build();
        } catch (IllformedLocaleException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--locale = \"" + locale + "\": allowed is a language tag such as en or de-CH",
                    e);
        }
    }
}
