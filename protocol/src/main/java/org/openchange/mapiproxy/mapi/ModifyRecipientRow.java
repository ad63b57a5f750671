/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A ModifyRecipientRow ([MS-OXCROPS] 2.2.6.5.1.1): a recipient that a client adds, changes or removes.
 *
 * @param rowId unsigned 32-bit
 * @param recipientType see {@link OpenRecipientRow}
 * @param recipientRow empty, with a RecipientRowSize of 0, to remove the recipient
 */
public record ModifyRecipientRow(long rowId, int recipientType, Optional<RecipientRow> recipientRow) {
    /** Bytes that the smallest one takes. */
    public static final int LEAST_SIZE = 7;

    /** @param columns the RecipientColumns of the same request */
    public static ModifyRecipientRow read(WireReader in, Optional<List<PropertyTag>> columns) {
        long rowId = in.readUnsignedInt();
        int type = in.readUnsignedByte();
        WireReader row = in.readSection("RecipientRow", in.readUnsignedShort());
        return new ModifyRecipientRow(
                rowId, type, row.hasRemaining() ? Optional.of(RecipientRow.read(row, columns)) : Optional.empty());
    }

    public void write(WireWriter out) {
        out.putInt(rowId).putByte(recipientType);
        recipientRow.ifPresentOrElse(row -> row.writeCounted(out), () -> out.putShort(0));
    }
}
