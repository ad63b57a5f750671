/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;

/**
 * The address book of one organization at one moment. Immutable and thread-safe; nothing here waits for the directory. A {@link #table} that
 * nobody has asked for yet is sorted by whoever asks first, which takes a second for 100,000 objects.
 *
 * <p>Minimal ids are unsigned 32-bit values of at least 0x10, the same in each snapshot and on each node.
 */
public interface AddressBook {
    /** The container id of the global address list. */
    int GLOBAL_ADDRESS_LIST = 0;

    /** The value of {@code /o=}. */
    String organization();

    /** Changes whenever the content has changed. */
    long version();

    /** How many objects there are, with hidden ones and servers. */
    int size();

    // ---- containers

    /** The hierarchy: the global address list first, then parents before their children, siblings by name. */
    List<AddressBookContainer> containers();

    /** @param id 0 for the global address list, otherwise the minimal id of an address list */
    Optional<AddressBookContainer> container(int id);

    /** @param dn {@code /} for the global address list, {@code /guid=} and 32 hexadecimal digits for the others */
    Optional<AddressBookContainer> containerNamed(String dn);

    // ---- objects

    Optional<AddressBookObject> object(int minimalId);

    /** @param id objectGUID */
    Optional<AddressBookObject> object(UUID id);

    /**
     * An object by a name of its own: the legacyExchangeDN, or one of its {@code X500:} addresses. Case does not count. People, hidden ones
     * too, servers, stores and everything else of the organization that has one.
     */
    Optional<AddressBookObject> objectNamed(String legacyExchangeDn);

    /** @param address with its type, {@code smtp:a@b.example}; without one, SMTP is meant. Case does not count */
    Optional<AddressBookObject> objectAddressed(String address);

    /** @param dn its name in the directory, RFC 4514 */
    Optional<AddressBookObject> objectAt(String dn);

    // ---- tables

    /**
     * The rows of a container in an order. The few orders that were used last are kept.
     *
     * @param container see {@link #container(int)}; one that does not exist has no rows
     */
    AddressBookTable table(int container, TableSort sort, Locale locale);

    /** The objects of these ids in an order, each once; ids that mean nothing are left out. */
    AddressBookTable table(int[] minimalIds, TableSort sort, Locale locale);

    // ---- search

    /**
     * Ambiguous name resolution. Exact matches win over others: legacyExchangeDN, proxy address, alias, account, display name. Otherwise
     * each word of the name has to be the beginning of a word of the display name, given name, surname, alias, account, address or
     * office. {@code =text} matches an alias exactly and nothing else. Case and marks over letters do not count.
     *
     * @param container the objects that count
     */
    NameResolution resolve(String name, int container);

    /**
     * The objects of a container for which a restriction holds, in the table's order.
     *
     * @param limit how many are wanted at most
     * @throws TooComplexException for a restriction that cannot be evaluated over an address book: one on subobjects, or on a property whose
     *     values are not kept
     */
    Matches matches(AddressBookTable table, Restriction restriction, int limit);

    // ---- properties

    /** Every property that objects of an address book may have, text in Unicode, links as PtypObject; ascending. */
    List<PropertyTag> columns();

    /** Whether values of this property have to be fetched by {@link AddressBooks#readThrough}; photos and certificates. */
    boolean isReadThrough(PropertyTag tag);
}
