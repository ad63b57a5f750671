/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A TableModified event of a row that is new or changed ([MS-OXCNOTIF] 2.2.1.1.1).
 *
 * @param tableEventType {@link #ADDED} or {@link #MODIFIED}
 * @param tableRowMessageID present, as the other three of messages, with {@link NotificationData#OF_MESSAGE}
 * @param insertAfterTableRowFolderID the row behind which it stands now, in three fields
 * @param tableRowData the row in the table's columns, with its size before it; bytes where the columns are not known
 */
public record TableRowAddedOrModified(
        int notificationFlags,
        int tableEventType,
        long tableRowFolderID,
        Optional<Long> tableRowMessageID,
        Optional<Long> tableRowInstance,
        long insertAfterTableRowFolderID,
        Optional<Long> insertAfterTableRowID,
        Optional<Long> insertAfterTableRowInstance,
        SizedBody<PropertyRow> tableRowData)
        implements NotificationData {

    public static final int ADDED = 3;
    public static final int MODIFIED = 5;

    public TableRowAddedOrModified {
        boolean ofMessage = ConditionalField.ofMessage(notificationFlags);
        ConditionalField.check("TableRowMessageID", tableRowMessageID, ofMessage);
        ConditionalField.check("TableRowInstance", tableRowInstance, ofMessage);
        ConditionalField.check("InsertAfterTableRowID", insertAfterTableRowID, ofMessage);
        ConditionalField.check("InsertAfterTableRowInstance", insertAfterTableRowInstance, ofMessage);
        if (tableEventType != ADDED && tableEventType != MODIFIED) {
            throw new IllegalArgumentException("TableEventType " + tableEventType + " carries no row");
        }
    }

    static TableRowAddedOrModified read(
            int flags, int tableEventType, WireReader in, Optional<List<PropertyTag>> columns) {
        boolean ofMessage = ConditionalField.ofMessage(flags);
        return new TableRowAddedOrModified(
                flags,
                tableEventType,
                in.readLong(),
                ConditionalField.readId(in, ofMessage),
                ConditionalField.readUnsignedInt(in, ofMessage),
                in.readLong(),
                ConditionalField.readId(in, ofMessage),
                ConditionalField.readUnsignedInt(in, ofMessage),
                readRow(in, columns));
    }

    private static SizedBody<PropertyRow> readRow(WireReader in, Optional<List<PropertyTag>> columns) {
        return columns.isEmpty()
                ? new SizedBody.Opaque<>(in.readCountedBytes("TableRowData"))
                : SizedBody.read(in, "TableRowData", section -> PropertyRow.read(section, columns.get()));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putShort(tableEventType).putLong(tableRowFolderID);
        tableRowMessageID.ifPresent(out::putLong);
        tableRowInstance.ifPresent(out::putInt);
        out.putLong(insertAfterTableRowFolderID);
        insertAfterTableRowID.ifPresent(out::putLong);
        insertAfterTableRowInstance.ifPresent(out::putInt);
        tableRowData.write(out, PropertyRow::write);
    }
}
