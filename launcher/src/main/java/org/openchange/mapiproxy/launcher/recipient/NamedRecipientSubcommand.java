/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import picocli.CommandLine.Parameters;

/** A command about one that exists. */
abstract class NamedRecipientSubcommand extends RecipientSubcommand {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Account or alias, address, name or distinguished name.")
    private String name;

    abstract void run(MailSystem opened, Listing listing, String name)
            throws IOException, RecipientException, LauncherException;

    @Override
    final void run(MailSystem opened, Listing listing) throws IOException, RecipientException, LauncherException {
        run(opened, listing, name);
    }
}
