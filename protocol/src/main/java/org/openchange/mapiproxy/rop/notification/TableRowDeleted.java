/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A TableModified event of a row that is gone ([MS-OXCNOTIF] 2.2.1.1.1).
 *
 * @param tableEventType {@link #DELETED}
 * @param tableRowMessageID present with {@link NotificationData#OF_MESSAGE}
 * @param tableRowInstance as the row's message; unsigned 32-bit
 */
public record TableRowDeleted(
        int notificationFlags,
        int tableEventType,
        long tableRowFolderID,
        Optional<Long> tableRowMessageID,
        Optional<Long> tableRowInstance)
        implements NotificationData {

    /** The TableEventType. */
    public static final int DELETED = 4;

    public TableRowDeleted {
        boolean ofMessage = ConditionalField.ofMessage(notificationFlags);
        ConditionalField.check("TableRowMessageID", tableRowMessageID, ofMessage);
        ConditionalField.check("TableRowInstance", tableRowInstance, ofMessage);
        if (tableEventType != DELETED) {
            throw new IllegalArgumentException("TableEventType " + tableEventType + " is of another record");
        }
    }

    static TableRowDeleted read(int flags, WireReader in) {
        boolean ofMessage = ConditionalField.ofMessage(flags);
        return new TableRowDeleted(
                flags,
                DELETED,
                in.readLong(),
                ConditionalField.readId(in, ofMessage),
                ConditionalField.readUnsignedInt(in, ofMessage));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putShort(tableEventType).putLong(tableRowFolderID);
        tableRowMessageID.ifPresent(out::putLong);
        tableRowInstance.ifPresent(out::putInt);
    }
}
