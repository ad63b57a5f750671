/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.account;

import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.security.account.FileAccountStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --domain D USER}. */
final class NamedAccount {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private AccountFileOption file;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "NetBIOS domain of the account (default: the configuration's workgroup).")
    private String domain;

    @Parameters(paramLabel = "USER", description = "Name of the user, without a domain.")
    private String user;

    FileAccountStore store() throws LauncherException {
        return file.storeForChange();
    }

    String domain() {
        return domain == null ? file.workgroup() : domain;
    }

    String user() {
        return user;
    }

    void tell(String done) {
        spec.commandLine().getOut().println(done + " " + domain() + "\\" + user);
    }
}
