/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.launcher.option.ExitCode;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.recipient.MailSystem;
import org.openchange.mapiproxy.persistence.recipient.RecipientException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which organization in which directory is meant. */
final class MailSystemOption {
    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private DataOption data;

    @Option(
            names = "--organization",
            paramLabel = "NAME",
            description = "The organization (default: mapiproxy:organization).")
    private String organization;

    @Option(
            names = "--administrative-group",
            paramLabel = "NAME",
            description = "The administrative group (default: mapiproxy:administrative group).")
    private String administrativeGroup;

    /** What is done with it. */
    interface Use {
        void with(MailSystem system) throws IOException, RecipientException, LauncherException;
    }

    /** Opens the directory, hands the organization over, and closes it. Returns what the command returns. */
    int use(Use use) throws LauncherException {
        ProxySettings settings = configuration.settings(configuration.properties(data.directory(), Map.of()));
        String realm = settings.identity().realm();
        try (Directory directory = Directories.open(settings.directory(), settings.identity())) {
            use.with(MailSystem.open(
                    directory,
                    organization == null ? settings.organization().name() : organization,
                    administrativeGroup == null ? settings.organization().administrativeGroup() : administrativeGroup,
                    realm.isEmpty() ? Optional.empty() : Optional.of(realm)));
            return ExitCode.OK;
        } catch (IOException | RecipientException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }
}
