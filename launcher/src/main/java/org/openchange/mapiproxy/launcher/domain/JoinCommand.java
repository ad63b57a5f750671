/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.domain;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.SecuritySettings;
import org.openchange.mapiproxy.domain.MachineAccount;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.domain.DomainDirectory;
import org.openchange.mapiproxy.persistence.domain.DomainException;
import org.openchange.mapiproxy.persistence.netlogon.DomainController;
import org.openchange.mapiproxy.persistence.netlogon.MembershipCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code join}: makes the machine account, keeps its secret, and tries it. */
@Command(
        name = "join",
        description = {
            "Make this proxy a member of an Active Directory domain.",
            "An account that is there already gets a new password and our names.",
            "A running instance takes it up when it is started again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy join --user Administrator",
            "  ./mapiproxy join --user Administrator --realm example.org --dc dc1.example.org",
            "  ./mapiproxy join --user Administrator --computer-ou OU=Servers,DC=example,DC=org --password-stdin < secret",
            "  ./mapiproxy join --check"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:A member, and a domain controller agrees.",
            "1:No member, or it cannot be tried now.",
            "2:A bad option."
        })
public final class JoinCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DomainOption domain;

    @Mixin
    private AdministratorOption administrator;

    @Option(
            names = "--computer-ou",
            paramLabel = "DN",
            description = "Organizational unit for a new account (default: where the domain puts computers).")
    private String unit;

    @Option(
            names = "--dns-name",
            paramLabel = "FQDN",
            description = "Name under which clients reach this proxy (default: netbios name and realm).")
    private String dnsName;

    @Option(names = "--check", description = "Change nothing; tell whether this proxy is a member.")
    private boolean check;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException, IOException {
        if (check) {
            return check();
        }
        if (!administrator.isNamed()) {
            throw new ParameterException(spec.commandLine(), "--user is missing: who may make the account?");
        }
        MachineAccountFile file = domain.fileForChange();
        Optional<MachineAccount> known = file.read();
        String realm = domain.realm();
        DomainController controller = domain.controllers(realm).get(0);
        MachineAccount account = administrator.use(password -> join(controller, realm, password, known));
        file.write(account);
        out().println("joined " + account.realm() + " as " + account + ", " + account.dnsName());
        requireChannel(account, controller);
        advise(account);
        return ExitCode.OK;
    }

    private MachineAccount join(
            DomainController controller, String realm, char[] password, Optional<MachineAccount> known)
            throws LauncherException {
        try (DomainDirectory directory =
                DomainDirectory.connect(controller.host(), realm, administrator.user(), password)) {
            return directory.join(domain.names(Optional.ofNullable(dnsName), realm), Optional.ofNullable(unit), known);
        } catch (DomainException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    private Integer check() throws LauncherException, IOException {
        MachineAccountFile file = domain.file();
        MachineAccount account = file.read()
                .orElseThrow(() -> new LauncherException(
                        "this proxy is no member of a domain; " + file.account() + " is missing"));
        out().println("member of " + account.realm() + " as " + account + ", " + account.dnsName() + ", password of "
                + account.changed());
        int failures = 0;
        for (DomainController controller : domain.controllers(account.realm())) {
            try {
                MembershipCheck.check(account, controller, TIMEOUT);
                out().println("secure channel to " + controller + ": ok");
            } catch (IOException e) {
                failures++;
                spec.commandLine().getErr().println("secure channel to " + controller + ": " + e.getMessage());
            }
        }
        return failures == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void requireChannel(MachineAccount account, DomainController controller) throws LauncherException {
        try {
            MembershipCheck.check(account, controller, TIMEOUT);
            out().println("secure channel to " + controller + ": ok");
        } catch (IOException e) {
            throw new LauncherException(
                    "the account is made, and there is no secure channel to " + controller + ": " + e.getMessage(), e);
        }
    }

    /** What the configuration lacks so that the membership is of use. */
    private void advise(MachineAccount account) {
        ProxyIdentity identity = domain.settings().identity();
        if (!identity.workgroup().equals(account.domain())) {
            out().println("set in the configuration: workgroup = " + account.domain());
        }
        if (!identity.realm().equals(account.realm())) {
            out().println("set in the configuration: realm = " + account.realm().toUpperCase(Locale.ROOT));
        }
        if (!domain.settings().security().logon().contains(SecuritySettings.DOMAIN)) {
            out().println("for NTLM against the domain set: mapiproxy:logon = accounts, domain");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
