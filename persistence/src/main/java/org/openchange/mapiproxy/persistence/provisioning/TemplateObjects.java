/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.below;
import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.entry;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.template.AddressTemplate;
import org.openchange.mapiproxy.persistence.addressbook.template.DisplayTemplate;
import org.openchange.mapiproxy.persistence.addressbook.template.StandardTemplates;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;

/**
 * The addressing templates of an organization, below containers named by the LCID in hexadecimal digits. They hold the dialogs that the product
 * brings with it, where Exchange's tools and clients that read the directory look for them.
 */
final class TemplateObjects {
    /** English of the United States, German of Germany. */
    private static final List<Integer> LOCALES = List.of(0x409, 0x407);

    /** The dialogs are 8-bit text; this is the code page of both locales. */
    private static final Charset CODE_PAGE = Charset.forName("windows-1252");

    private final String addressing;
    private final List<DirectoryEntry> entries = new ArrayList<>();

    /** @param organization distinguished name */
    TemplateObjects(String organization) {
        addressing = below(ConfigurationNames.ADDRESSING, organization);
    }

    List<DirectoryEntry> all() {
        entries.clear();
        entries.add(container(addressing, ConfigurationNames.ADDRESSING));
        for (String name :
                List.of(ConfigurationNames.ADDRESS_TEMPLATES, "Address-Types", ConfigurationNames.DISPLAY_TEMPLATES)) {
            entries.add(container(below(name, addressing), name));
        }
        for (int locale : LOCALES) {
            StandardTemplates.of(locale).ifPresent(templates -> {
                displays(templates, locale(ConfigurationNames.DISPLAY_TEMPLATES, locale));
                addresses(templates, locale(ConfigurationNames.ADDRESS_TEMPLATES, locale));
            });
        }
        return List.copyOf(entries);
    }

    private String locale(String kind, int locale) {
        String name = Integer.toHexString(locale);
        String dn = below(name, below(kind, addressing));
        entries.add(entry(dn, ConfigurationNames.CONTAINER_CLASS, name).build());
        return dn;
    }

    private void displays(StandardTemplates templates, String parent) {
        for (DisplayType type : DisplayType.values()) {
            String name = String.valueOf(type.value());
            templates
                    .display(type.value())
                    .ifPresent(dialog -> entries.add(
                            template(below(name, parent), ConfigurationNames.DISPLAY_TEMPLATE_CLASS, name, dialog)
                                    .build()));
        }
    }

    private void addresses(StandardTemplates templates, String parent) {
        for (AddressTemplate template : templates.addresses()) {
            String dn = below(template.name(), parent);
            entries.add(template(dn, ConfigurationNames.ADDRESS_TEMPLATE_CLASS, template.name(), template.dialog())
                    .with(Attributes.DISPLAY_NAME, template.displayName())
                    .with(ConfigurationNames.ADDRESS_TYPE, template.addressType())
                    .withBytes(ConfigurationNames.ADDRESS_SYNTAX, List.of(template.script()))
                    .build());
        }
    }

    private static DirectoryEntry.Builder template(String dn, String objectClass, String name, DisplayTemplate dialog) {
        return entry(dn, objectClass, name)
                .withBytes(ConfigurationNames.DISPLAY_TABLE, List.of(dialog.encode(text -> text.getBytes(CODE_PAGE))));
    }

    private static DirectoryEntry container(String dn, String name) {
        return entry(dn, ConfigurationNames.EXCHANGE_CONTAINER_CLASS, name).build();
    }
}
