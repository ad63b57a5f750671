/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.domain;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.domain.ComputerNames;
import org.openchange.mapiproxy.persistence.domain.DomainDirectory;
import org.openchange.mapiproxy.persistence.domain.DomainException;
import org.openchange.mapiproxy.persistence.netlogon.DomainController;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code leave}: deletes the machine account, in the domain first and then here. */
@Command(
        name = "leave",
        description = "End the membership in a domain: delete the machine account and forget its secret.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./mapiproxy leave --user Administrator", "  ./mapiproxy leave --local"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Left.", "1:No member, or the domain cannot be reached or refuses.", "2:A bad option."})
public final class LeaveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DomainOption domain;

    @Mixin
    private AdministratorOption administrator;

    @Option(names = "--local", description = "Forget the secret here only; the account stays in the domain.")
    private boolean local;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException, IOException {
        if (!local && !administrator.isNamed()) {
            throw new ParameterException(
                    spec.commandLine(), "--user is missing: who may delete the account? Or --local");
        }
        MachineAccountFile file = domain.file();
        MachineAccount account =
                file.read().orElseThrow(() -> new LauncherException("this proxy is no member of a domain"));
        if (!local) {
            boolean deleted = administrator.use(password -> delete(account, password));
            spec.commandLine().getOut().println(deleted ? "deleted " + account : "there was no " + account);
        }
        file.delete();
        spec.commandLine().getOut().println("left " + account.realm());
        return ExitCode.OK;
    }

    private boolean delete(MachineAccount account, char[] password) throws LauncherException {
        DomainController controller = domain.controllers(account.realm()).get(0);
        try (DomainDirectory directory =
                DomainDirectory.connect(controller.host(), account.realm(), administrator.user(), password)) {
            return directory.leave(new ComputerNames(account.computer(), account.dnsName()));
        } catch (DomainException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }
}
