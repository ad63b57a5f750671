/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A One-Off EntryID ([MS-OXCDATA] 2.2.5.1): a recipient that is in no address book.
 *
 * @param bits how its messages are to be sent; {@link #UNICODE} says how the strings are coded
 */
public record OneOffEntryId(
        long flags, int version, int bits, String displayName, String addressType, String emailAddress)
        implements EntryId {
    public static final UUID PROVIDER = UUID.fromString("a41f2b81-a3be-1910-9d6e-00dd010f5402");

    /** In the bits: strings are UTF-16LE, else 8-bit. */
    public static final int UNICODE = 0x8000;

    static OneOffEntryId read(WireReader in, long flags) {
        int version = in.readUnsignedShort();
        int bits = in.readUnsignedShort();
        boolean isUnicode = (bits & UNICODE) != 0;
        return new OneOffEntryId(
                flags, version, bits, in.readString(isUnicode), in.readString(isUnicode), in.readString(isUnicode));
    }

    @Override
    public void write(WireWriter out) {
        boolean isUnicode = (bits & UNICODE) != 0;
        out.putInt(flags).putGuid(PROVIDER).putShort(version).putShort(bits);
        out.putString(displayName, isUnicode).putString(addressType, isUnicode).putString(emailAddress, isUnicode);
    }
}
