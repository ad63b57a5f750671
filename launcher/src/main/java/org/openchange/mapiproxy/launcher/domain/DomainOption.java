/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.domain.MachineAccountFile;
import org.openchange.mapiproxy.launcher.instance.InstanceDirectory;
import org.openchange.mapiproxy.launcher.instance.LauncherException;
import org.openchange.mapiproxy.launcher.option.ConfigurationOption;
import org.openchange.mapiproxy.launcher.option.DataOption;
import org.openchange.mapiproxy.persistence.domain.ComputerNames;
import org.openchange.mapiproxy.persistence.netlogon.DomainController;
import org.openchange.mapiproxy.persistence.netlogon.DomainControllers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which domain and which of its controllers, and who we are there. */
final class DomainOption {
    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private DataOption data;

    @Option(
            names = "--realm",
            paramLabel = "REALM",
            description = "DNS name of the domain (default: realm in the configuration).")
    private String realm;

    @Option(
            names = "--dc",
            paramLabel = "HOST",
            description =
                    "Domain controller to use (default: mapiproxy:domain controllers, or those that the DNS names).")
    private String controller;

    private ProxySettings settings;

    ProxySettings settings() {
        if (settings == null) {
            InstanceDirectory directory = data.directory();
            settings = configuration.settings(configuration.properties(directory, Map.of()));
        }
        return settings;
    }

    MachineAccountFile file() {
        return new MachineAccountFile(settings().dataDirectory());
    }

    /** Makes the data directory if it is missing, since the account is kept there. */
    MachineAccountFile fileForChange() throws LauncherException {
        data.directory().create();
        return file();
    }

    String realm() throws LauncherException {
        String configured = settings().identity().realm();
        if (realm == null && configured.isEmpty()) {
            throw new LauncherException("which domain? Give --realm, or set realm in the configuration");
        }
        return realm == null ? configured : realm.toLowerCase(Locale.ROOT);
    }

    /** Never empty. */
    List<DomainController> controllers(String ofRealm) throws LauncherException {
        List<String> named = controller == null ? settings().security().domain().controllers() : List.of(controller);
        List<DomainController> found;
        try {
            found = new DomainControllers(
                            ofRealm, named.stream().map(DomainController::parse).toList())
                    .inOrder();
        } catch (IllegalArgumentException e) {
            throw new LauncherException("--dc: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new LauncherException("the DNS names no domain controller of " + ofRealm + "; name one with --dc");
        }
        return found;
    }

    /** @param dnsName what was asked for; empty to make it of the NetBIOS name and the realm */
    ComputerNames names(Optional<String> dnsName, String ofRealm) {
        String computer = settings().identity().netbiosName();
        return new ComputerNames(computer, dnsName.orElse(computer.toLowerCase(Locale.ROOT) + "." + ofRealm));
    }
}
