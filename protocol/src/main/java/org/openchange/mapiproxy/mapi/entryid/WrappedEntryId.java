/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.util.UUID;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A WrappedEntryId ([MS-OXOCNTC] 2.2.2.2.4.1): a member of a personal distribution list.
 *
 * @param type what is wrapped and which of its addresses is meant; 8 bits
 */
public record WrappedEntryId(long flags, int type, EntryId embedded) implements EntryId {
    public static final UUID PROVIDER = UUID.fromString("d3ad91c0-9d51-11cf-a4a9-00aa0047faa4");

    static WrappedEntryId read(WireReader in, long flags) {
        return new WrappedEntryId(flags, in.readUnsignedByte(), EntryId.of(in));
    }

    @Override
    public void write(WireWriter out) {
        out.putInt(flags).putGuid(PROVIDER).putByte(type);
        embedded.write(out);
    }
}
