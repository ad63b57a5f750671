/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.OpenRecipientRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.TypedString;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * What the answers that open a message say about it, from HasNamedProperties on ([MS-OXCROPS] 2.2.6.1.2).
 *
 * @param recipientCount of the message; the answer may hold fewer
 * @param recipientColumns the columns of the rows, here and in later answers of RopReadRecipients
 * @param recipientRows 255 at most
 */
public record OpenedMessage(
        int hasNamedProperties,
        TypedString subjectPrefix,
        TypedString normalizedSubject,
        int recipientCount,
        List<PropertyTag> recipientColumns,
        List<OpenRecipientRow> recipientRows) {
    public OpenedMessage {
        recipientColumns = List.copyOf(recipientColumns);
        recipientRows = List.copyOf(recipientRows);
    }

    static OpenedMessage read(WireReader in) {
        int hasNamedProperties = in.readUnsignedByte();
        TypedString subjectPrefix = TypedString.read(in);
        TypedString normalizedSubject = TypedString.read(in);
        int recipientCount = in.readUnsignedShort();
        List<PropertyTag> recipientColumns = PropertyTag.readAll(in, in.readCount16("ColumnCount", PropertyTag.SIZE));
        int rowCount = in.checkCount("RowCount", in.readUnsignedByte(), OpenRecipientRow.LEAST_SIZE);
        List<OpenRecipientRow> recipientRows =
                Elements.read(in, rowCount, row -> OpenRecipientRow.read(row, Optional.of(recipientColumns)));
        return new OpenedMessage(
                hasNamedProperties, subjectPrefix, normalizedSubject, recipientCount, recipientColumns, recipientRows);
    }

    void write(WireWriter out) {
        out.putByte(hasNamedProperties);
        subjectPrefix.write(out);
        normalizedSubject.write(out);
        out.putShort(recipientCount);
        PropertyTag.writeCounted(out, recipientColumns);
        out.putByte(recipientRows.size());
        recipientRows.forEach(row -> row.write(out));
    }
}
