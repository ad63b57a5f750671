/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A Contact Address EntryID or a Personal Distribution List EntryID ([MS-OXCDATA] 2.2.5.3, 2.2.5.4): an address in a message of the user's contacts.
 *
 * @param version 3
 * @param type {@link #CONTACT} or {@link #DISTRIBUTION_LIST}
 * @param index which address of the contact: 0 to 2 electronic mail, 3 to 5 fax, 0xFF for a list; unsigned 32-bit
 * @param entryIdBytes the entry id of the message; {@link EntryId#of} tells
 */
public record ContactEntryId(long flags, long version, long type, long index, ByteBuffer entryIdBytes)
        implements EntryId {
    public static final UUID PROVIDER = UUID.fromString("0aaa42fe-c718-101a-e885-0b651c240000");

    public static final int CONTACT = 4;
    public static final int DISTRIBUTION_LIST = 5;

    static ContactEntryId read(WireReader in, long flags) {
        return new ContactEntryId(
                flags,
                in.readUnsignedInt(),
                in.readUnsignedInt(),
                in.readUnsignedInt(),
                in.readBytes("EntryIdBytes", in.readUnsignedInt()));
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(PROVIDER).putInt(version).putInt(type).putInt(index);
        out.putInt(entryIdBytes.remaining()).putBytes(entryIdBytes);
    }
}
