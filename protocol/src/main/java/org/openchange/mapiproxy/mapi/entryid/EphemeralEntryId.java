/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An EphemeralEntryID ([MS-OXNSPI] 2.2.9.2): an object of the address book as long as the session lives.
 *
 * @param idType 0x87 in the lowest byte
 * @param providerUid the server's GUID of NspiBind
 * @param r4 1
 * @param displayType see {@link AddressBookEntryId}
 * @param mid the MinimalEntryID; all unsigned 32-bit
 */
public record EphemeralEntryId(long idType, UUID providerUid, long r4, long displayType, long mid) implements EntryId {
    /** Bytes on the wire. */
    public static final int SIZE = 32;

    private static final int ID_TYPE = 0x87;

    static boolean isKind(long idType, int size) {
        return size == SIZE && (idType & 0xFF) == ID_TYPE;
    }

    static EphemeralEntryId read(WireReader in, long idType, UUID provider) {
        return new EphemeralEntryId(idType, provider, in.readUnsignedInt(), in.readUnsignedInt(), in.readUnsignedInt());
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(idType).putGuid(providerUid).putInt(r4).putInt(displayType).putInt(mid);
    }
}
