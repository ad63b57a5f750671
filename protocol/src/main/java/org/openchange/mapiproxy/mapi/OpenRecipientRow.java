/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An OpenRecipientRow ([MS-OXCROPS] 2.2.6.1.2.1): a recipient in the answer that opens a message.
 *
 * @param recipientType 0 originator, 1 To, 2 Cc, 3 Bcc in the low bits; flags above them
 * @param codePageId of the row's 8-bit strings
 */
public record OpenRecipientRow(int recipientType, int codePageId, int reserved, RecipientRow recipientRow) {
    /** Bytes that the smallest one takes. */
    public static final int LEAST_SIZE = 7;

    /** @param columns the RecipientColumns of the same answer */
    public static OpenRecipientRow read(WireReader in, Optional<List<PropertyTag>> columns) {
        return new OpenRecipientRow(
                in.readUnsignedByte(),
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                RecipientRow.readCounted(in, columns));
    }

    public void write(WireWriter out) {
        out.putByte(recipientType).putShort(codePageId).putShort(reserved);
        recipientRow.writeCounted(out);
    }
}
