/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.below;
import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.entry;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;

/** The containers of the addressing templates of an organization. */
final class TemplateObjects {
    private final String addressing;

    /** @param organization distinguished name */
    TemplateObjects(String organization) {
        addressing = below(ConfigurationNames.ADDRESSING, organization);
    }

    List<DirectoryEntry> all() {
        List<DirectoryEntry> entries = new ArrayList<>();
        entries.add(container(addressing, ConfigurationNames.ADDRESSING));
        for (String name :
                List.of(ConfigurationNames.ADDRESS_TEMPLATES, "Address-Types", ConfigurationNames.DISPLAY_TEMPLATES)) {
            entries.add(container(below(name, addressing), name));
        }
        return entries;
    }

    private static DirectoryEntry container(String dn, String name) {
        return entry(dn, ConfigurationNames.EXCHANGE_CONTAINER_CLASS, name).build();
    }
}
