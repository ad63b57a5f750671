/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;

import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;

/** The objects of one organization and one server of it, in the shape in which Exchange has them, parents first. */
final class OrganizationObjects {
    static final String TREE = "Public Folders";
    static final String FOLDER_HIERARCHIES = "Folder Hierarchies";

    private static final String EVERYBODY = "(mailNickname=*)";
    private static final String LAST_POLICY = String.valueOf(Integer.MAX_VALUE);

    private final DirectoryLayout layout;
    private final ProvisioningRequest request;
    private final String organization;
    private final LegacyDn legacyDn;
    private final List<DirectoryEntry> entries = new ArrayList<>();

    OrganizationObjects(DirectoryLayout layout, ProvisioningRequest request) {
        this.layout = layout;
        this.request = request;
        organization = below(request.organization(), layout.exchange());
        legacyDn = LegacyDn.organization(request.organization());
    }

    /** A child's name; whatever is in it is escaped. */
    static String below(String commonName, String parent) {
        return new RDN("CN", commonName) + "," + parent;
    }

    static DirectoryEntry.Builder entry(String dn, String objectClass, String commonName) {
        return DirectoryEntry.named(dn)
                .with(Attributes.OBJECT_CLASS, "top", objectClass)
                .with(Attributes.COMMON_NAME, commonName);
    }

    /** Name of the organization's own object. */
    String organization() {
        return organization;
    }

    /** What {@code CN=Microsoft Exchange} points to; more organizations may be there already. */
    DirectoryEntry roots() {
        String lists = below(ConfigurationNames.ADDRESS_LISTS, organization);
        return DirectoryEntry.named(layout.exchange())
                .with(ConfigurationNames.ADDRESS_BOOK_ROOTS, below(ConfigurationNames.ALL_ADDRESS_LISTS, lists))
                .with(
                        ConfigurationNames.GLOBAL_ADDRESS_LIST,
                        below(
                                AddressListObjects.DEFAULT_GLOBAL,
                                below(ConfigurationNames.ALL_GLOBAL_ADDRESS_LISTS, lists)))
                .with(ConfigurationNames.TEMPLATE_ROOTS, below(ConfigurationNames.ADDRESSING, organization))
                .build();
    }

    /** The containers above all organizations. */
    List<DirectoryEntry> containers() {
        String services = "CN=Services," + layout.configuration();
        return List.of(
                entry(layout.configuration(), ConfigurationNames.CONTAINER_CLASS, "Configuration")
                        .build(),
                entry(services, ConfigurationNames.CONTAINER_CLASS, "Services").build(),
                entry(layout.exchange(), ConfigurationNames.EXCHANGE_CLASS, "Microsoft Exchange")
                        .build());
    }

    List<DirectoryEntry> all() {
        entries.clear();
        entries.add(entry(organization, ConfigurationNames.ORGANIZATION_CLASS, request.organization())
                .with(LEGACY_EXCHANGE_DN, legacyDn.toString())
                .build());
        String servers = administrativeGroup();
        entries.addAll(new AddressListObjects(organization, legacyDn).all());
        entries.addAll(new TemplateObjects(organization).all());
        policy();
        entries.addAll(new ServerObjects(request, legacyDn, servers).all());
        return List.copyOf(entries);
    }

    private String administrativeGroup() {
        String groups = add(
                organization, ConfigurationNames.ADMINISTRATIVE_GROUPS_CLASS, ConfigurationNames.ADMINISTRATIVE_GROUPS);
        String group = below(request.administrativeGroup(), groups);
        entries.add(entry(group, ConfigurationNames.ADMINISTRATIVE_GROUP_CLASS, request.administrativeGroup())
                .with(
                        LEGACY_EXCHANGE_DN,
                        legacyDn.unit(request.administrativeGroup()).toString())
                .build());
        String hierarchies = add(group, "msExchPublicFolderTreeContainer", FOLDER_HIERARCHIES);
        entries.add(entry(below(TREE, hierarchies), "msExchPFTree", TREE)
                .with("msExchPFTreeType", "1")
                .with(Attributes.DISPLAY_NAME, TREE)
                .build());
        return add(group, ConfigurationNames.SERVERS_CLASS, ConfigurationNames.SERVERS);
    }

    private void policy() {
        String policies = add(organization, "msExchRecipientPolicyContainer", ConfigurationNames.RECIPIENT_POLICIES);
        String name = "Default Policy";
        entries.add(entry(below(name, policies), ConfigurationNames.RECIPIENT_POLICY_CLASS, name)
                .with(ConfigurationNames.GATEWAY_PROXY, "SMTP:@" + request.domain())
                .with(Attributes.PURPORTED_SEARCH, EVERYBODY)
                .with("msExchPolicyOrder", LAST_POLICY)
                .build());
    }

    private String add(String parent, String objectClass, String commonName) {
        String dn = below(commonName, parent);
        entries.add(entry(dn, objectClass, commonName).build());
        return dn;
    }
}
