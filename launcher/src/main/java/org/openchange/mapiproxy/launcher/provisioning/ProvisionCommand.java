/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.provisioning;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openchange.mapiproxy.config.DirectorySettings;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.database.DatabaseOption;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.launcher.option.HelpOption;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.organization.Organization;
import org.openchange.mapiproxy.persistence.organization.Organizations;
import org.openchange.mapiproxy.persistence.provisioning.Provisioning;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningPlan;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningProgress;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningRequest;
import org.openchange.mapiproxy.persistence.provisioning.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "provision",
        description = {
            "Prepare the directory and the database for an organization: the directory's schema where it lacks something, the objects of the"
                    + " organization and of a server, and the public folders.",
            "It can be run again at any time: what is there stays, and what an interrupted run left is made."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./mapiproxy provision",
            "  ./mapiproxy provision --check",
            "  ./mapiproxy provision --organization Example --server mail2.example.test",
            "  ./mapiproxy provision --remove --organization Example"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything is there, or was removed.",
            "1:Something is missing (--check), was refused or failed.",
            "2:A bad option, or a mistake in the configuration."
        })
public final class ProvisionCommand implements Callable<Integer> {
    /** A change of Active Directory's schema takes longer than what clients wait for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOption databaseOption;

    @Mixin
    private OrganizationOptions organization;

    @Option(names = "--check", description = "Change nothing; say what is missing.")
    private boolean check;

    @Option(
            names = "--remove",
            description =
                    "Remove the objects of the organization that --organization names. The schema and people stay.")
    private boolean remove;

    @Option(names = "--force", description = "With --remove: although there are mailboxes.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as JSON, and no progress.")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws LauncherException {
        if (remove && (check || organization.organization().isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--remove takes --organization, and cannot go with --check");
        }
        ProxySettings settings = databaseOption.settings();
        try (Directory directory = Directories.open(patient(settings.directory()), settings.identity());
                Database database = databaseOption.open(settings)) {
            return remove ? remove(directory, database) : provision(settings, directory, database);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    private static DirectorySettings patient(DirectorySettings settings) {
        Duration timeout = settings.timeout().compareTo(PATIENCE) < 0 ? PATIENCE : settings.timeout();
        return new DirectorySettings(
                settings.schema(),
                settings.urls(),
                settings.startTls(),
                settings.trust(),
                settings.bindDn(),
                settings.password(),
                settings.base(),
                settings.users(),
                settings.connections(),
                timeout,
                settings.port(),
                settings.embedded());
    }

    private int provision(ProxySettings settings, Directory directory, Database database) throws IOException {
        ProvisioningRequest request = organization.request(settings, directory.layout());
        Provisioning provisioning = new Provisioning(directory, database);
        if (check) {
            ProvisioningPlan plan = provisioning.plan(request);
            tellMissing(request, plan);
            return plan.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        int changes = provisioning.apply(request, progress());
        tell(
                "changes",
                changes,
                changes == 0
                        ? "nothing was missing for the organization " + request.organization()
                        : "made " + changes + " changes; the organization " + request.organization() + " is ready on "
                                + request.fullyQualifiedName());
        return ExitCode.OK;
    }

    private void tellMissing(ProvisioningRequest request, ProvisioningPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObjectBuilder missing = Json.createObjectBuilder();
            plan.missing().forEach((stage, steps) -> {
                JsonArrayBuilder names = Json.createArrayBuilder();
                steps.forEach(names::add);
                missing.add(stage, names);
            });
            out.println(Json.createObjectBuilder()
                    .add("complete", plan.isEmpty())
                    .add("missing", missing)
                    .build());
            return;
        }
        plan.missing().forEach((stage, steps) -> {
            out.println("missing in " + stage + ":");
            steps.forEach(step -> out.println("  " + step));
        });
        out.println(
                plan.isEmpty()
                        ? "nothing is missing for the organization " + request.organization()
                        : plan.size() + " things are missing; ./mapiproxy provision makes them");
    }

    private int remove(Directory directory, Database database) throws IOException {
        String name = organization.organization().orElseThrow();
        Organization found = new Organizations(directory)
                .find(name)
                .orElseThrow(() -> new IOException("there is no organization \"" + name + "\""));
        Removal removal = new Removal(directory, Optional.of(database), found);
        Removal.Loss loss = removal.loss();
        if (loss.mailboxes() > 0) {
            List<String> lost = List.of(
                    found + " has " + loss.mailboxes() + " mailboxes, whose contents nobody can open afterwards,",
                    "and " + loss.recipients() + " people, groups and contacts, who vanish from the address book");
            lost.forEach(spec.commandLine().getErr()::println);
            if (!force) {
                throw new IOException("nothing was removed; disable the mailboxes first, or use --force");
            }
        }
        int changes = removal.apply(progress());
        tell("removed", changes, "removed the organization " + found.name() + " (" + changes + " changes)");
        return ExitCode.OK;
    }

    private void tell(String what, int changes, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.createObjectBuilder().add(what, changes).build().toString() : sentence);
    }

    private ProvisioningProgress progress() {
        return json
                ? ProvisioningProgress.NONE
                : new ProgressDisplay(spec.commandLine().getErr(), System.console() != null);
    }
}
