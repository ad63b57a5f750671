/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.WireReader;

/** Reads a recipient row field by field, as its flags say. */
final class RecipientRowReader {
    private RecipientRowReader() {}

    static RecipientRow.Known read(WireReader in, List<PropertyTag> columns) {
        int bits = in.readUnsignedShort();
        RecipientFlags flags = new RecipientFlags(bits);
        boolean isUnicode = flags.has(RecipientFlags.U);
        return new RecipientRow.Known(
                bits,
                when(flags.hasX500(), () -> readX500(in)),
                when(flags.hasDistributionList(), () -> readDistributionList(in)),
                when(flags.hasAddressType(), in::readString8),
                when(flags.has(RecipientFlags.E), () -> in.readString(isUnicode)),
                when(flags.has(RecipientFlags.D), () -> in.readString(isUnicode)),
                when(flags.has(RecipientFlags.I), () -> in.readString(isUnicode)),
                when(flags.has(RecipientFlags.T), () -> in.readString(isUnicode)),
                readProperties(in, columns),
                in.readRemaining());
    }

    private static <T> Optional<T> when(boolean isThere, Supplier<T> field) {
        return isThere ? Optional.of(field.get()) : Optional.empty();
    }

    private static RecipientRow.X500 readX500(WireReader in) {
        return new RecipientRow.X500(in.readUnsignedByte(), in.readUnsignedByte(), in.readString8());
    }

    private static RecipientRow.DistributionList readDistributionList(WireReader in) {
        return new RecipientRow.DistributionList(in.readCountedBytes("EntryID"), in.readCountedBytes("SearchKey"));
    }

    private static PropertyRow readProperties(WireReader in, List<PropertyTag> columns) {
        int position = in.position();
        int count = in.readUnsignedShort();
        if (count > columns.size()) {
            throw new LimitExceededException("RecipientColumnCount", position, count, columns.size());
        }
        return PropertyRow.read(in, columns.subList(0, count));
    }
}
