/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import picocli.CommandLine.Mixin;

/** What the commands for people, groups and contacts have in common: an organization, and how they show what they found. */
abstract class RecipientSubcommand implements Callable<Integer> {
    @Mixin
    private MailSystemOption system;

    @Mixin
    private Listing listing;

    @Mixin
    private HelpOption help;

    abstract void run(MailSystem opened, Listing listing) throws IOException, RecipientException, LauncherException;

    @Override
    public final Integer call() throws LauncherException {
        return system.use(opened -> run(opened, listing));
    }
}
