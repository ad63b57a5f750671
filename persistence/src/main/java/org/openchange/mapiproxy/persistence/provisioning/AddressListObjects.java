/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.below;
import static org.openchange.mapiproxy.persistence.provisioning.OrganizationObjects.entry;

import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.ConfigurationNames;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;

/**
 * The address lists of an organization. Who is in one is said by object classes and not by objectCategory, which only Active Directory has, and
 * is limited to those whose legacy distinguished name is the organization's.
 */
final class AddressListObjects {
    static final String DEFAULT_GLOBAL = "Default Global Address List";

    /** [MS-OXOABK] 2.2.3.12 PidTagDisplayTypeEx of a room; the second has the flag for an account that mail is accepted for. */
    private static final List<Integer> ROOM = List.of(7, 0x80000706);

    // Computers of Active Directory are users, too, but have no mailNickname; and a class that a server does not know
    // must not be negated,
    // because what is neither true nor false stays that when negated (RFC 4511 section 4.5.1.7).
    private static final Filter PERSON = is("user");
    private static final Filter GROUP = Filter.createORFilter(is("group"), is("msExchDynamicDistributionList"));
    private static final Filter CONTACT = is("contact");
    private static final Filter PUBLIC_FOLDER = is("publicFolder");

    private final String container;
    private final Filter member;
    private final List<DirectoryEntry> entries = new ArrayList<>();

    /** @param organization distinguished name */
    AddressListObjects(String organization, LegacyDn legacyDn) {
        container = below(ConfigurationNames.ADDRESS_LISTS, organization);
        member = Filter.createANDFilter(
                Filter.createPresenceFilter(Attributes.MAIL_NICKNAME),
                Filter.createSubInitialFilter(Attributes.LEGACY_EXCHANGE_DN, legacyDn + "/"));
    }

    List<DirectoryEntry> all() {
        entries.clear();
        entries.add(entry(container, ConfigurationNames.EXCHANGE_CONTAINER_CLASS, ConfigurationNames.ADDRESS_LISTS)
                .build());
        String offline = "Offline Address Lists";
        entries.add(entry(below(offline, container), ConfigurationNames.EXCHANGE_CONTAINER_CLASS, offline)
                .build());
        String global = holder(ConfigurationNames.ALL_GLOBAL_ADDRESS_LISTS);
        list(global, DEFAULT_GLOBAL, Filter.createORFilter(PERSON, GROUP, CONTACT, PUBLIC_FOLDER));
        String lists = holder(ConfigurationNames.ALL_ADDRESS_LISTS);
        list(lists, "All Users", PERSON);
        list(lists, "All Groups", GROUP);
        list(lists, "All Contacts", CONTACT);
        list(lists, "All Rooms", Filter.createANDFilter(PERSON, room()));
        list(lists, "Public Folders", PUBLIC_FOLDER);
        return List.copyOf(entries);
    }

    private static Filter room() {
        Stream<Filter> types = ROOM.stream()
                .map(type -> Filter.createEqualityFilter(Attributes.RECIPIENT_DISPLAY_TYPE, String.valueOf(type)));
        return Filter.createORFilter(types.toList());
    }

    private String holder(String name) {
        String dn = below(name, container);
        entries.add(entry(dn, ConfigurationNames.ADDRESS_LIST_CLASS, name)
                .with(Attributes.DISPLAY_NAME, name)
                .build());
        return dn;
    }

    private void list(String parent, String name, Filter kind) {
        entries.add(entry(below(name, parent), ConfigurationNames.ADDRESS_LIST_CLASS, name)
                .with(Attributes.DISPLAY_NAME, name)
                .with(
                        Attributes.PURPORTED_SEARCH,
                        Filter.createANDFilter(member, kind).toString())
                .build());
    }

    private static Filter is(String objectClass) {
        return Filter.createEqualityFilter(Attributes.OBJECT_CLASS, objectClass);
    }
}
