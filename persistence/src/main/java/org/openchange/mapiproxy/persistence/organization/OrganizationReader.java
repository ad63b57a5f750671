/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import static org.openchange.mapiproxy.persistence.directory.Attributes.COMMON_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.DISPLAY_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.NETWORK_ADDRESS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PURPORTED_SEARCH;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.organization.AddressingTemplate.Kind;
import org.openchange.mapiproxy.persistence.organization.ExchangeServer.Database;
import org.openchange.mapiproxy.persistence.organization.Organization.AdministrativeGroup;

/** Puts the entries of one organization together. What is incomplete there, because its provisioning was interrupted, is left off. */
final class OrganizationReader {
    private static final System.Logger LOG = System.getLogger(OrganizationReader.class.getName());
    private static final String PRIMARY_SMTP = "SMTP:";

    private final DirectoryEntry organization;
    private final LegacyDn legacyDn;
    private final List<Placed> entries = new ArrayList<>();

    /** An entry and its parsed name. */
    private record Placed(DN dn, DirectoryEntry entry) {
        boolean isBelow(Placed other) {
            return isBelow(other.dn);
        }

        boolean isBelow(DN other) {
            return dn.isDescendantOf(other, false);
        }
    }

    OrganizationReader(DirectoryEntry organization, LegacyDn legacyDn, List<DirectoryEntry> below)
            throws DirectoryException {
        this.organization = organization;
        this.legacyDn = legacyDn;
        for (DirectoryEntry entry : below) {
            entries.add(new Placed(parsed(entry.dn()), entry));
        }
        entries.sort(Comparator.comparingInt((Placed placed) -> placed.dn().getRDNs().length)
                .thenComparing(placed -> placed.dn().toNormalizedString()));
    }

    Organization read() throws DirectoryException {
        return new Organization(
                organization.dn(),
                id(organization),
                legacyDn,
                administrativeGroups(),
                servers(),
                new AddressLists().read(),
                templates(),
                defaultDomain());
    }

    private Stream<Placed> of(String objectClass) {
        return entries.stream().filter(placed -> placed.entry().isA(objectClass));
    }

    private List<AdministrativeGroup> administrativeGroups() {
        return of(ConfigurationNames.ADMINISTRATIVE_GROUP_CLASS)
                .map(Placed::entry)
                .filter(OrganizationReader::isNamed)
                .map(entry -> new AdministrativeGroup(entry.dn(), legacyName(entry)))
                .toList();
    }

    private List<ExchangeServer> servers() throws DirectoryException {
        List<ExchangeServer> servers = new ArrayList<>();
        for (Placed server : of(ConfigurationNames.SERVER_CLASS).toList()) {
            if (isNamed(server.entry())) {
                servers.add(server(server));
            }
        }
        servers.sort(Comparator.comparing(server -> server.name().toLowerCase(Locale.ROOT)));
        return servers;
    }

    private ExchangeServer server(Placed server) throws DirectoryException {
        List<Database> databases = new ArrayList<>();
        for (Placed below : entries) {
            boolean isPublic = below.entry().isA(ConfigurationNames.PUBLIC_DATABASE_CLASS);
            boolean database = isPublic || below.entry().isA(ConfigurationNames.PRIVATE_DATABASE_CLASS);
            if (database && below.isBelow(server) && isNamed(below.entry())) {
                databases.add(new Database(below.entry().dn(), id(below.entry()), legacyName(below.entry()), isPublic));
            }
        }
        Optional<String> mta = of(ConfigurationNames.MTA_CLASS)
                .filter(below -> below.isBelow(server))
                .map(below -> below.entry().dn())
                .findFirst();
        DirectoryEntry entry = server.entry();
        return new ExchangeServer(
                entry.dn(), id(entry), legacyName(entry), entry.texts(NETWORK_ADDRESS), databases, mta);
    }

    private List<AddressingTemplate> templates() throws DirectoryException {
        List<AddressingTemplate> templates = new ArrayList<>();
        DN display = container(ConfigurationNames.DISPLAY_TEMPLATES);
        DN address = container(ConfigurationNames.ADDRESS_TEMPLATES);
        for (Placed placed : entries) {
            if (placed.isBelow(display)) {
                template(Kind.DISPLAY, placed).ifPresent(templates::add);
            } else if (placed.isBelow(address)) {
                template(Kind.ADDRESS, placed).ifPresent(templates::add);
            }
        }
        return templates;
    }

    private DN container(String name) throws DirectoryException {
        return parsed("CN=" + name + ",CN=" + ConfigurationNames.ADDRESSING + "," + organization.dn());
    }

    private static Optional<AddressingTemplate> template(Kind kind, Placed placed) {
        DirectoryEntry entry = placed.entry();
        String locale = placed.dn().getParent().getRDN().getAttributeValues()[0];
        String name = entry.text(COMMON_NAME).orElse("");
        int lcid;
        try {
            lcid = Integer.parseUnsignedInt(locale, 16);
        } catch (NumberFormatException e) {
            LOG.log(Level.WARNING, "{0} is not below a container with the hexadecimal number of a locale", entry.dn());
            return Optional.empty();
        }
        return Optional.of(new AddressingTemplate(
                entry.dn(),
                kind,
                lcid,
                kind == Kind.ADDRESS ? entry.text(DISPLAY_NAME).orElse(name) : name,
                entry.text(ConfigurationNames.ADDRESS_TYPE),
                entry.bytes(ConfigurationNames.DISPLAY_TABLE),
                entry.bytes(ConfigurationNames.ADDRESS_SYNTAX),
                entry.text(ConfigurationNames.HELP_FILE_NAME)));
    }

    private Optional<String> defaultDomain() {
        return of(ConfigurationNames.RECIPIENT_POLICY_CLASS)
                .flatMap(placed -> placed.entry().texts(ConfigurationNames.GATEWAY_PROXY).stream())
                .filter(address -> address.startsWith(PRIMARY_SMTP) && address.contains("@"))
                .map(address -> address.substring(address.indexOf('@') + 1))
                .findFirst();
    }

    /** The containers of the address book, without the two that only hold them. */
    private final class AddressLists {
        private final DN lists;
        private final DN global;

        AddressLists() throws DirectoryException {
            String above = ",CN=" + ConfigurationNames.ADDRESS_LISTS + "," + organization.dn();
            lists = parsed("CN=" + ConfigurationNames.ALL_ADDRESS_LISTS + above);
            global = parsed("CN=" + ConfigurationNames.ALL_GLOBAL_ADDRESS_LISTS + above);
        }

        List<AddressList> read() throws DirectoryException {
            List<AddressList> all = new ArrayList<>();
            addBelow(global, 0, all);
            addBelow(lists, 0, all);
            return all;
        }

        private void addBelow(DN parent, int depth, List<AddressList> all) throws DirectoryException {
            for (Placed placed : of(ConfigurationNames.ADDRESS_LIST_CLASS).toList()) {
                if (placed.dn().getParent().equals(parent)) {
                    all.add(list(placed, depth));
                    addBelow(placed.dn(), depth + 1, all);
                }
            }
        }

        private AddressList list(Placed placed, int depth) throws DirectoryException {
            DirectoryEntry entry = placed.entry();
            return new AddressList(
                    entry.dn(),
                    id(entry),
                    entry.text(DISPLAY_NAME).or(() -> entry.text(COMMON_NAME)).orElse(entry.dn()),
                    placed.isBelow(global),
                    depth,
                    depth == 0
                            ? Optional.empty()
                            : Optional.of(placed.dn().getParent().toString()),
                    entry.text(PURPORTED_SEARCH).flatMap(text -> search(entry, text)));
        }
    }

    private static Optional<EntryFilter> search(DirectoryEntry list, String text) {
        try {
            return Optional.of(EntryFilter.parse(text));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The address list {0} is empty, because {1}", list.dn(), e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isNamed(DirectoryEntry entry) {
        return entry.text(LEGACY_EXCHANGE_DN).flatMap(LegacyDn::parse).isPresent();
    }

    private static LegacyDn legacyName(DirectoryEntry entry) {
        return entry.text(LEGACY_EXCHANGE_DN).flatMap(LegacyDn::parse).orElseThrow();
    }

    private static UUID id(DirectoryEntry entry) throws DirectoryException {
        return entry.id()
                .orElseThrow(() -> new DirectoryException(
                        DirectoryException.Reason.FAILED, "the server told no unchangeable id of " + entry.dn()));
    }

    private static DN parsed(String dn) throws DirectoryException {
        try {
            return new DN(dn);
        } catch (LDAPException e) {
            throw new DirectoryException(DirectoryException.Reason.FAILED, "\"" + dn + "\" is no name of an entry", e);
        }
    }
}
