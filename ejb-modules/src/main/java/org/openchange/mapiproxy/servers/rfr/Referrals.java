/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.rfr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openchange.mapiproxy.mapi.MultipleValue;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.organization.LegacyDn;

/** Names of the servers of an organization, by what its address book says of them. */
final class Referrals {
    /** PidTagAddressBookNetworkAddress. */
    private static final PropertyTag NETWORK_ADDRESS = new PropertyTag(0x8170101F);

    private static final List<String> PROTOCOLS = List.of("ncacn_ip_tcp:", "ncacn_http:");

    private final AddressBook book;

    Referrals(AddressBook book) {
        this.book = book;
    }

    /**
     * The server of somebody's mailbox.
     *
     * @return empty if there is nobody of this name, or if the mailbox is not at a server of this organization
     */
    Optional<String> homeServer(String userDn) {
        return book.objectNamed(userDn)
                .flatMap(user -> user.links(AddressBookLink.HOME_MESSAGE_DATABASE).stream()
                        .findFirst())
                .map(AddressBookObject::legacyExchangeDn)
                .flatMap(this::server);
    }

    /** Whether there is somebody of this name. */
    boolean knows(String userDn) {
        return book.objectNamed(userDn).isPresent();
    }

    /**
     * [MS-OXABREF] 3.1.4.2: the server of a name that is its own or of something below it.
     *
     * @return its name with its domain; empty for the name of anything else, and of a server that says of no address where it is
     */
    Optional<String> server(String dn) {
        return LegacyDn.parse(dn)
                .flatMap(LegacyDn::server)
                .flatMap(server -> book.objectNamed(server.toString()))
                .flatMap(Referrals::fullyQualifiedName);
    }

    private static Optional<String> fullyQualifiedName(AddressBookObject server) {
        List<String> addresses =
                server.value(NETWORK_ADDRESS).stream().flatMap(Referrals::texts).toList();
        return PROTOCOLS.stream()
                .flatMap(protocol -> hosts(addresses, protocol))
                .findFirst();
    }

    private static Stream<String> texts(PropertyValue value) {
        return value instanceof MultipleValue multiple
                ? multiple.values().stream()
                        .filter(PropertyValue.Unicode.class::isInstance)
                        .map(text -> ((PropertyValue.Unicode) text).value())
                : Stream.empty();
    }

    private static Stream<String> hosts(List<String> addresses, String protocol) {
        return addresses.stream()
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith(protocol))
                .map(address -> address.substring(protocol.length()).strip())
                .filter(host -> !host.isEmpty());
    }
}
