/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.entryid.AddressBookEntryId;

/**
 * A container of the hierarchy table ([MS-OXOABK] 2.2.1).
 *
 * @param id 0 for the global address list, otherwise its minimal id
 * @param guid objectGUID; empty for a global address list that the directory has no entry for
 * @param displayName what people see
 * @param parent id of the container above it
 * @param depth 0 at the top
 * @param flags PidTagContainerFlags: a sum of the constants
 */
public record AddressBookContainer(
        int id, Optional<UUID> guid, String displayName, OptionalInt parent, int depth, int flags) {
    public static final int RECIPIENTS = 0x1;
    public static final int SUBCONTAINERS = 0x2;
    public static final int UNMODIFIABLE = 0x8;

    public boolean isGlobalAddressList() {
        return id == AddressBook.GLOBAL_ADDRESS_LIST;
    }

    /** {@code /} or {@code /guid=} and 32 hexadecimal digits ([MS-OXOABK] 2.2.1.1): the identifier's bytes in the order of the wire. */
    public String dn() {
        return guid.filter(id -> !isGlobalAddressList())
                .map(AddressBookContainer::dnOf)
                .orElse("/");
    }

    public AddressBookEntryId entryId() {
        return new AddressBookEntryId(0, 1, DisplayType.CONTAINER.value(), dn());
    }

    private static String dnOf(UUID guid) {
        long high = guid.getMostSignificantBits();
        int data1 = Integer.reverseBytes((int) (high >>> 32));
        int data2 = Short.toUnsignedInt(Short.reverseBytes((short) (high >>> 16)));
        int data3 = Short.toUnsignedInt(Short.reverseBytes((short) high));
        return String.format(
                Locale.ROOT, "/guid=%08X%04X%04X%016X", data1, data2, data3, guid.getLeastSignificantBits());
    }
}
