/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An organization as the directory has it at one moment. Immutable.
 *
 * @param dn its object in the directory, RFC 4514
 * @param id objectGUID or its like
 * @param legacyDn {@code /o=NAME}
 * @param servers of all administrative groups, by name
 * @param addressLists global ones first, then each list before those below it
 * @param templates of all locales
 * @param defaultDomain the domain of new SMTP addresses, without {@code @}
 */
public record Organization(
        String dn,
        UUID id,
        LegacyDn legacyDn,
        List<AdministrativeGroup> administrativeGroups,
        List<ExchangeServer> servers,
        List<AddressList> addressLists,
        List<AddressingTemplate> templates,
        Optional<String> defaultDomain) {

    public Organization {
        administrativeGroups = List.copyOf(administrativeGroups);
        servers = List.copyOf(servers);
        addressLists = List.copyOf(addressLists);
        templates = List.copyOf(templates);
    }

    /**
     * What {@code /ou=} stands for.
     *
     * @param dn RFC 4514
     * @param legacyDn {@code /o=ORGANIZATION/ou=NAME}
     */
    public record AdministrativeGroup(String dn, LegacyDn legacyDn) {

        public String name() {
            return legacyDn.name();
        }

        /** Below which the legacy distinguished names of people, groups and contacts are made. */
        public LegacyDn recipients() {
            return legacyDn.container("Recipients");
        }
    }

    /** As legacy distinguished names have it. */
    public String name() {
        return legacyDn.name();
    }

    public Optional<AdministrativeGroup> administrativeGroup(String name) {
        return administrativeGroups.stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** By the host's name, without regard to case. */
    public Optional<ExchangeServer> server(String name) {
        return servers.stream()
                .filter(server -> server.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The server that this legacy distinguished name is of: its own, that of an instance, or that of a database or MTA below it. */
    public Optional<ExchangeServer> server(LegacyDn name) {
        return servers.stream()
                .filter(server -> name.isAtOrBelow(server.legacyDn()) || isInstance(server, name))
                .findFirst();
    }

    // [MS-OXABREF] 3.1.4.2: /cn=Configuration/cn=Servers/cn=INSTANCE/cn=SERVER
    private static boolean isInstance(ExchangeServer server, LegacyDn name) {
        List<LegacyDn.Component> all = name.components();
        List<LegacyDn.Component> servers = server.legacyDn().components();
        int depth = servers.size();
        return all.size() > depth
                && all.subList(0, depth - 1).equals(servers.subList(0, depth - 1))
                && all.get(depth).value().equalsIgnoreCase(server.name());
    }

    /** The list of everybody, if there is one; the first of several. */
    public Optional<AddressList> globalAddressList() {
        return addressLists.stream().filter(AddressList::global).findFirst();
    }

    /** Whether an object with this legacy distinguished name belongs to this organization. */
    public boolean has(LegacyDn name) {
        return name.isAtOrBelow(legacyDn);
    }

    /** The template of this kind and locale. */
    public Optional<AddressingTemplate> template(AddressingTemplate.Kind kind, int locale, String name) {
        return templates.stream()
                .filter(template -> template.kind() == kind
                        && template.locale() == locale
                        && template.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return legacyDn.toString();
    }
}
