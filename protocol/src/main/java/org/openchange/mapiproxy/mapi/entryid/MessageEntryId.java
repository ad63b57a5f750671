/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A Message EntryID ([MS-OXCDATA] 2.2.4.2).
 *
 * @param providerUid the mailbox, or {@link #PUBLIC_FOLDERS}
 * @param messageType see {@link StoreObjectType}
 */
public record MessageEntryId(long flags, UUID providerUid, int messageType, LongTermId folder, LongTermId message)
        implements EntryId {
    /** The provider of public folders. */
    public static final UUID PUBLIC_FOLDERS = UUID.fromString("9073441a-66aa-cd11-9bc8-00aa002fc45a");

    /** Bytes on the wire. */
    public static final int SIZE = 70;

    static MessageEntryId read(WireReader in, long flags, UUID provider) {
        int position = in.position();
        int type = in.readUnsignedShort();
        if (!StoreObjectType.isMessage(type)) {
            throw new UnknownValueException("MessageType", position, type);
        }
        return new MessageEntryId(flags, provider, type, LongTermId.read(in), LongTermId.read(in));
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(providerUid).putShort(messageType);
        folder.write(out);
        message.write(out);
    }
}
