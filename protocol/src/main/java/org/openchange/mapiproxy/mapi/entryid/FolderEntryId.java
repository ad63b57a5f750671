/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A Folder EntryID ([MS-OXCDATA] 2.2.4.1).
 *
 * @param providerUid the mailbox, or {@link MessageEntryId#PUBLIC_FOLDERS}
 * @param folderType see {@link StoreObjectType}
 */
public record FolderEntryId(long flags, UUID providerUid, int folderType, LongTermId folder) implements EntryId {
    /** Bytes on the wire. */
    public static final int SIZE = 46;

    static FolderEntryId read(WireReader in, long flags, UUID provider) {
        int position = in.position();
        int type = in.readUnsignedShort();
        if (!StoreObjectType.isFolder(type)) {
            throw new UnknownValueException("FolderType", position, type);
        }
        return new FolderEntryId(flags, provider, type, LongTermId.read(in));
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(providerUid).putShort(folderType);
        folder.write(out);
    }
}
