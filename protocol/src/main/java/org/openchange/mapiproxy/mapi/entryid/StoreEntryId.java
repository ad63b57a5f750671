/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A Store Object EntryID ([MS-OXCDATA] 2.2.4.3): a mailbox or the public folders on a server.
 *
 * @param dllFileName 14 bytes, {@code emsmdb.dll} in some case, and NULs
 * @param wrappedProviderUid {@link #MAILBOX} or {@link #PUBLIC_FOLDERS}
 * @param wrappedType 0x0C mailbox, 6 public folders
 * @param mailboxDn 8-bit, as the server name
 * @param rest of a mailbox: the EntryID_V2 or EntryID_V3 structure of newer servers, if any
 */
public record StoreEntryId(
        long flags,
        int version,
        int flag,
        ByteBuffer dllFileName,
        long wrappedFlags,
        UUID wrappedProviderUid,
        long wrappedType,
        String serverShortname,
        String mailboxDn,
        ByteBuffer rest)
        implements EntryId {
    /** The provider that wraps all of them. */
    public static final UUID PROVIDER = UUID.fromString("10bba138-e505-1a10-a1bb-08002b2a56c2");

    public static final UUID MAILBOX = UUID.fromString("20fa551b-66aa-cd11-9bc8-00aa002fc45a");
    public static final UUID PUBLIC_FOLDERS = UUID.fromString("1002831c-66aa-cd11-9bc8-00aa002fc45a");

    private static final int DLL_FILE_NAME_SIZE = 14;

    static StoreEntryId read(WireReader in, long flags) {
        int version = in.readUnsignedByte();
        int flag = in.readUnsignedByte();
        ByteBuffer dll = in.readBytes("DLLFileName", DLL_FILE_NAME_SIZE);
        long wrappedFlags = in.readUnsignedInt();
        UUID wrappedProvider = in.readGuid();
        long wrappedType = in.readUnsignedInt();
        String server = in.readString8();
        boolean isMailbox = wrappedProvider.equals(MAILBOX);
        return new StoreEntryId(
                flags,
                version,
                flag,
                dll,
                wrappedFlags,
                wrappedProvider,
                wrappedType,
                server,
                isMailbox ? in.readString8() : "",
                in.readRemaining());
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(PROVIDER).putByte(version).putByte(flag).putBytes(dllFileName);
        out.putInt(wrappedFlags).putGuid(wrappedProviderUid).putInt(wrappedType).putString8(serverShortname);
        if (wrappedProviderUid.equals(MAILBOX)) {
            out.putString8(mailboxDn);
        }
        out.putBytes(rest);
    }
}
