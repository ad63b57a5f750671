/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A server of an organization.
 *
 * @param dn RFC 4514
 * @param id objectGUID or its like
 * @param legacyDn {@code /o=/ou=/cn=Configuration/cn=Servers/cn=NAME}
 * @param networkAddresses {@code ncacn_ip_tcp:mail.example.test}, {@code netbios:MAIL}, ...
 * @param databases its mailbox and public folder stores
 * @param mta distinguished name of its message transfer agent, the value of homeMTA
 */
public record ExchangeServer(
        String dn,
        UUID id,
        LegacyDn legacyDn,
        List<String> networkAddresses,
        List<Database> databases,
        Optional<String> mta) {
    private static final List<String> PROTOCOLS_WITH_HOST = List.of("ncacn_ip_tcp:", "ncacn_http:");

    /**
     * A store.
     *
     * @param dn RFC 4514; of a mailbox store the value of homeMDB
     * @param legacyDn below the server's: {@code /cn=Microsoft Private MDB} or {@code /cn=Microsoft Public MDB}
     * @param isPublic whether public folders are in it, and not mailboxes
     */
    public record Database(String dn, UUID id, LegacyDn legacyDn, boolean isPublic) {}

    public ExchangeServer {
        networkAddresses = List.copyOf(networkAddresses);
        databases = List.copyOf(databases);
    }

    /** The host's name, as legacy distinguished names have it. */
    public String name() {
        return legacyDn.name();
    }

    /** The host's name with its domain, as the network addresses have it. */
    public Optional<String> fullyQualifiedName() {
        return PROTOCOLS_WITH_HOST.stream().flatMap(this::hosts).findFirst();
    }

    private Stream<String> hosts(String protocol) {
        return networkAddresses.stream()
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith(protocol))
                .map(address -> address.substring(protocol.length()))
                .filter(host -> !host.isBlank());
    }

    /** Where mailboxes are put when none is named. */
    public Optional<Database> mailboxDatabase() {
        return databases.stream().filter(database -> !database.isPublic()).findFirst();
    }

    public Optional<Database> publicDatabase() {
        return databases.stream().filter(Database::isPublic).findFirst();
    }

    @Override
    public String toString() {
        return legacyDn.toString();
    }
}
