/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A ReadRecipientRow ([MS-OXCROPS] 2.2.6.6.2.1): a recipient in the answer of RopReadRecipients.
 *
 * @param rowId unsigned 32-bit
 * @param recipientType see {@link OpenRecipientRow}
 * @param codePageId of the row's 8-bit strings
 */
public record ReadRecipientRow(long rowId, int recipientType, int codePageId, int reserved, RecipientRow recipientRow) {
    /** Bytes that the smallest one takes. */
    public static final int LEAST_SIZE = 11;

    /** @param columns the RecipientColumns in force on the message */
    public static ReadRecipientRow read(WireReader in, Optional<List<PropertyTag>> columns) {
        return new ReadRecipientRow(
                in.readUnsignedInt(),
                in.readUnsignedByte(),
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                RecipientRow.readCounted(in, columns));
    }

    public void write(WireWriter out) {
        out.putInt(rowId).putByte(recipientType).putShort(codePageId).putShort(reserved);
        recipientRow.writeCounted(out);
    }
}
