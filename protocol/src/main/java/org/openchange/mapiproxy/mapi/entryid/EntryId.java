/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi.entryid;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** An EntryID ([MS-OXCDATA] 2.2.4, 2.2.5): recognized by its provider, its type and its size. */
public sealed interface EntryId extends Printable
        permits FolderEntryId,
                MessageEntryId,
                StoreEntryId,
                OneOffEntryId,
                AddressBookEntryId,
                EphemeralEntryId,
                ContactEntryId,
                WrappedEntryId,
                EntryId.Opaque {
    /** Bytes of the Flags and the ProviderUID, with which all but {@link Opaque} begin. */
    int HEAD_SIZE = 20;

    void write(WireWriter out);

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.print(name + ": " + getClass().getSimpleName(), (Record) this, out);
    }

    /**
     * What the bytes are. Never fails: what does not have the layout that its provider's entry ids have, to the last byte, is {@link Opaque}.
     */
    static EntryId of(ByteBuffer bytes) {
        return of(new WireReader(bytes));
    }

    /** All that remains. */
    static EntryId of(WireReader in) {
        int start = in.position();
        try {
            EntryId known = read(in);
            if (!in.hasRemaining()) {
                return known;
            }
        } catch (MalformedMessageException e) {
            return opaque(in, start);
        }
        return opaque(in, start);
    }

    private static Opaque opaque(WireReader in, int start) {
        in.position(start);
        return new Opaque(in.readRemaining());
    }

    private static EntryId read(WireReader in) {
        int size = in.remaining();
        long flags = in.readUnsignedInt();
        UUID provider = in.readGuid();
        if (provider.equals(StoreEntryId.PROVIDER)) {
            return StoreEntryId.read(in, flags);
        }
        if (provider.equals(OneOffEntryId.PROVIDER)) {
            return OneOffEntryId.read(in, flags);
        }
        if (provider.equals(AddressBookEntryId.PROVIDER)) {
            return AddressBookEntryId.read(in, flags);
        }
        if (provider.equals(ContactEntryId.PROVIDER)) {
            return ContactEntryId.read(in, flags);
        }
        if (provider.equals(WrappedEntryId.PROVIDER)) {
            return in.readNested("wrapped entry id", nested -> WrappedEntryId.read(nested, flags));
        }
        if (EphemeralEntryId.isKind(flags, size)) {
            return EphemeralEntryId.read(in, flags, provider);
        }
        return size == MessageEntryId.SIZE
                ? MessageEntryId.read(in, flags, provider)
                : FolderEntryId.read(in, flags, provider);
    }

    /** An entry id of a provider that is not known here. */
    record Opaque(ByteBuffer bytes) implements EntryId {
        @Override
        public void write(WireWriter out) {
            out.putBytes(bytes);
        }
    }
}
