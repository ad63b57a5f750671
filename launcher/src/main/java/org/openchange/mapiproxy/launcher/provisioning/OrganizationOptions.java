/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.provisioning;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.provisioning.ProvisioningRequest;
import picocli.CommandLine.Option;

/** Which organization and which server; what is not said comes from the configuration. */
final class OrganizationOptions {
    @Option(
            names = "--organization",
            paramLabel = "NAME",
            description = "The organization (default: mapiproxy:organization).")
    private String organization;

    @Option(
            names = "--administrative-group",
            paramLabel = "NAME",
            description = "The administrative group of the server (default: mapiproxy:administrative group).")
    private String administrativeGroup;

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description =
                    "The server, with or without its domain (default: netbios name and realm). Each run adds one to the organization.")
    private String server;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "Domain of new mail addresses (default: realm, else the directory's).")
    private String domain;

    /** The organization that is named on the command line. */
    Optional<String> organization() {
        return Optional.ofNullable(organization);
    }

    /** @throws IllegalArgumentException if a name is none */
    ProvisioningRequest request(ProxySettings settings, DirectoryLayout layout) {
        ProxyIdentity identity = settings.identity();
        String domainOfDirectory = identity.realm().isEmpty() ? domain(layout.base()) : identity.realm();
        String host = server == null ? identity.netbiosName() : server;
        boolean qualified = host.contains(".");
        return new ProvisioningRequest(
                organization().orElse(settings.organization().name()),
                Optional.ofNullable(administrativeGroup)
                        .orElse(settings.organization().administrativeGroup()),
                qualified ? host.substring(0, host.indexOf('.')) : host,
                qualified || domainOfDirectory.isEmpty() ? host : host + "." + domainOfDirectory,
                Optional.ofNullable(domain).orElse(domainOfDirectory));
    }

    /** RFC 2247: the domain of DC=example,DC=test; empty if the name has no such components. */
    private static String domain(String base) {
        try {
            return Arrays.stream(new DN(base).getRDNs())
                    .filter(rdn -> rdn.hasAttribute("dc"))
                    .map(RDN::getAttributeValues)
                    .map(values -> values[0])
                    .collect(Collectors.joining("."));
        } catch (LDAPException e) {
            throw new IllegalArgumentException("mapiproxy:directory base \"" + base + "\" is no distinguished name", e);
        }
    }
}
