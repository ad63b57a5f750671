/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An Address Book EntryID ([MS-OXCDATA] 2.2.5.2), the PermanentEntryID of [MS-OXNSPI] 2.2.9.3: an object of the address book by its name.
 *
 * @param version 1
 * @param type display type: 0 user, 1 distribution list, 2 folder, 0x100 container …; unsigned 32-bit
 * @param x500dn 8-bit
 */
public record AddressBookEntryId(long flags, long version, long type, String x500dn) implements EntryId {
    /** GUID_NSPI. */
    public static final UUID PROVIDER = UUID.fromString("c840a7dc-42c0-1a10-b4b9-08002b2fe182");

    static AddressBookEntryId read(WireReader in, long flags) {
        return new AddressBookEntryId(flags, in.readUnsignedInt(), in.readUnsignedInt(), in.readString8());
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(PROVIDER).putInt(version).putInt(type).putString8(x500dn);
    }
}
