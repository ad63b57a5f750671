/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.below;
import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.entry;

import java.util.List;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;

/** A server with its stores and its message transfer agent. */
final class ServerObjects {
    /** Members of a store are reached through the information store, as all stores of Exchange 2000 and later. */
    private static final String DELIVERY_MECHANISM = "0";

    private final ProvisioningRequest request;
    private final LegacyDn legacyDn;
    private final String servers;
    private final String server;

    /** @param servers distinguished name of the container */
    ServerObjects(ProvisioningRequest request, LegacyDn organization, String servers) {
        this.request = request;
        this.servers = servers;
        server = below(request.server(), servers);
        legacyDn = organization
                .unit(request.administrativeGroup())
                .container("Configuration")
                .container("Servers")
                .container(request.server());
    }

    List<DirectoryEntry> all() {
        String informationStore = below("InformationStore", server);
        String group = below("First Storage Group", informationStore);
        String publicStore = "Public Folder Store (" + request.server() + ")";
        String publicDn = below(publicStore, group);
        String administrativeGroup = servers.substring(servers.indexOf(',') + 1);
        return List.of(
                entry(server, ConfigurationNames.SERVER_CLASS, request.server())
                        .with(LEGACY_EXCHANGE_DN, legacyDn.toString())
                        .with(
                                Attributes.NETWORK_ADDRESS,
                                "netbios:" + request.server(),
                                "ncacn_np:" + request.fullyQualifiedName(),
                                "ncacn_ip_tcp:" + request.fullyQualifiedName(),
                                "ncacn_http:" + request.fullyQualifiedName())
                        .build(),
                entry(below("Microsoft MTA", server), ConfigurationNames.MTA_CLASS, "Microsoft MTA")
                        .with(
                                LEGACY_EXCHANGE_DN,
                                legacyDn.container("Microsoft MTA").toString())
                        .with("mTALocalDesig", mtaName())
                        .with("transRetryMins", "5")
                        .with("transTimeoutMins", "20")
                        .build(),
                entry(informationStore, ConfigurationNames.INFORMATION_STORE_CLASS, "InformationStore")
                        .build(),
                entry(group, ConfigurationNames.STORAGE_GROUP_CLASS, "First Storage Group")
                        .build(),
                database(publicDn, publicStore, ConfigurationNames.PUBLIC_DATABASE_CLASS, "Microsoft Public MDB")
                        .with(
                                "msExchOwningPFTree",
                                below(
                                        OrganizationObjects.TREE,
                                        below(OrganizationObjects.FOLDER_HIERARCHIES, administrativeGroup)))
                        .build(),
                mailboxStore(group, publicDn));
    }

    private DirectoryEntry mailboxStore(String group, String publicDn) {
        String name = "Mailbox Store (" + request.server() + ")";
        return database(below(name, group), name, ConfigurationNames.PRIVATE_DATABASE_CLASS, "Microsoft Private MDB")
                .with("msExchHomePublicMDB", publicDn)
                .build();
    }

    private DirectoryEntry.Builder database(String dn, String name, String objectClass, String legacyName) {
        return entry(dn, objectClass, name)
                .with(LEGACY_EXCHANGE_DN, legacyDn.container(legacyName).toString())
                .with(DISPLAY_NAME, name)
                .with("deliveryMechanism", DELIVERY_MECHANISM)
                .with("msExchOwningServer", server);
    }

    // An X.400 designation has 32 characters at most.
    private String mtaName() {
        return request.server().substring(0, Math.min(request.server().length(), 32));
    }
}
