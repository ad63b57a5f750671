/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import static org.openchange.mapiproxy.persistence.directory.Attributes.COMMON_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.NETWORK_ADDRESS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.OBJECT_CLASS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PURPORTED_SEARCH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;

/**
 * Reads the organizations of a directory. Keeps nothing: every call asks the directory, in one search for the names and one for each
 * organization that is wanted, so that callers on the way of a client's call keep what they got. Thread-safe.
 */
public final class Organizations {
    private static final String[] ATTRIBUTES = {
        OBJECT_CLASS,
        COMMON_NAME,
        DISPLAY_NAME,
        LEGACY_EXCHANGE_DN,
        NETWORK_ADDRESS,
        PURPORTED_SEARCH,
        ConfigurationNames.DISPLAY_TABLE,
        ConfigurationNames.ADDRESS_SYNTAX,
        ConfigurationNames.ADDRESS_TYPE,
        ConfigurationNames.HELP_FILE_NAME,
        ConfigurationNames.GATEWAY_PROXY
    };
    private static final EntryFilter OBJECTS = EntryFilter.any(Stream.of(
                    ConfigurationNames.ADMINISTRATIVE_GROUP_CLASS,
                    ConfigurationNames.SERVER_CLASS,
                    ConfigurationNames.PRIVATE_DATABASE_CLASS,
                    ConfigurationNames.PUBLIC_DATABASE_CLASS,
                    ConfigurationNames.MTA_CLASS,
                    ConfigurationNames.ADDRESS_LIST_CLASS,
                    ConfigurationNames.DISPLAY_TEMPLATE_CLASS,
                    ConfigurationNames.ADDRESS_TEMPLATE_CLASS,
                    ConfigurationNames.RECIPIENT_POLICY_CLASS)
            .map(objectClass -> EntryFilter.equal(OBJECT_CLASS, objectClass))
            .toList());

    private final Directory directory;

    /** @param directory stays the caller's */
    public Organizations(Directory directory) {
        this.directory = directory;
    }

    /** All that the directory has, by name; none where nothing was provisioned. */
    public List<Organization> all() throws DirectoryException {
        List<Organization> organizations = new ArrayList<>();
        for (DirectoryEntry entry : named()) {
            organizations.add(read(entry));
        }
        return organizations;
    }

    /** @param name the {@code /o=} of legacy distinguished names, without regard to case */
    public Optional<Organization> find(String name) throws DirectoryException {
        for (DirectoryEntry entry : named()) {
            if (legacyDn(entry).name().equalsIgnoreCase(name)) {
                return Optional.of(read(entry));
            }
        }
        return Optional.empty();
    }

    /** The organization of an object: that of the {@code /o=} of its name. */
    public Optional<Organization> of(LegacyDn name) throws DirectoryException {
        Optional<String> organization = name.organization();
        return organization.isEmpty() ? Optional.empty() : find(organization.get());
    }

    private List<DirectoryEntry> named() throws DirectoryException {
        EntryFilter filter = EntryFilter.equal(OBJECT_CLASS, ConfigurationNames.ORGANIZATION_CLASS);
        Search search = Search.childrenOf(directory.layout().exchange(), filter, COMMON_NAME, LEGACY_EXCHANGE_DN);
        List<DirectoryEntry> entries = new ArrayList<>();
        try {
            directory.search(search, entries::add);
        } catch (DirectoryException e) {
            if (e.reason() != DirectoryException.Reason.NOT_FOUND) {
                throw e;
            }
        }
        entries.sort((one, other) ->
                legacyDn(one).name().compareToIgnoreCase(legacyDn(other).name()));
        return entries;
    }

    private Organization read(DirectoryEntry entry) throws DirectoryException {
        List<DirectoryEntry> below = new ArrayList<>();
        directory.search(Search.below(entry.dn(), OBJECTS, ATTRIBUTES), below::add);
        return new OrganizationReader(entry, legacyDn(entry), below).read();
    }

    // An organization that somebody else's tool made may have no legacyExchangeDN yet.
    private static LegacyDn legacyDn(DirectoryEntry organization) {
        return organization
                .text(LEGACY_EXCHANGE_DN)
                .flatMap(LegacyDn::parse)
                .orElseGet(() ->
                        LegacyDn.organization(organization.text(COMMON_NAME).orElse(organization.dn())));
    }
}
