/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * What happened ([MS-OXCNOTIF] 2.2.1.4.1.2). NotificationFlags says in its low 12 bits what kind of event it is and in its high 4 bits which
 * fields follow; each record has the fields of one kind.
 */
public sealed interface NotificationData extends Printable
        permits NewMail,
                ObjectCreated,
                ObjectDeleted,
                ObjectModified,
                ObjectMovedOrCopied,
                SearchCompleted,
                TableChanged,
                TableRowAddedOrModified,
                TableRowDeleted,
                ReservedNotification {
    int NEW_MAIL = 0x0002;
    int OBJECT_CREATED = 0x0004;
    int OBJECT_DELETED = 0x0008;
    int OBJECT_MODIFIED = 0x0010;
    int OBJECT_MOVED = 0x0020;
    int OBJECT_COPIED = 0x0040;
    int SEARCH_COMPLETED = 0x0080;
    int TABLE_MODIFIED = 0x0100;

    /** TotalMessageCount follows. */
    int HAS_TOTAL_COUNT = 0x1000;
    /** UnreadMessageCount follows. */
    int HAS_UNREAD_COUNT = 0x2000;
    /** It happened in a search folder. */
    int IN_SEARCH_FOLDER = 0x4000;
    /** It happened to a message, not to a folder. */
    int OF_MESSAGE = 0x8000;

    /** All 16 bits. */
    int notificationFlags();

    /** Writes all of it, NotificationFlags first. */
    void write(WireWriter out);

    /** The kind of event: one of the constants above. */
    default int notificationType() {
        return notificationFlags() & 0x0FFF;
    }

    /** Whether one of the high bits is set. */
    default boolean has(int flag) {
        return isSet(notificationFlags(), flag);
    }

    /** @param columns those of the table whose row it may carry; empty where they are not known */
    static NotificationData read(WireReader in, Optional<List<PropertyTag>> columns) {
        int flags = in.readUnsignedShort();
        int type = flags & 0x0FFF;
        // MS-OXCNOTIF_R114, MS-OXCNOTIF_R117: counts stand in ObjectModified alone
        if (type != OBJECT_MODIFIED && isSet(flags, HAS_TOTAL_COUNT | HAS_UNREAD_COUNT)) {
            return new ReservedNotification(flags, in.readRemaining());
        }
        return switch (type) {
            case NEW_MAIL -> NewMail.read(flags, in);
            case OBJECT_CREATED -> ObjectCreated.read(flags, in);
            case OBJECT_DELETED -> ObjectDeleted.read(flags, in);
            case OBJECT_MODIFIED -> ObjectModified.read(flags, in);
            case OBJECT_MOVED, OBJECT_COPIED -> ObjectMovedOrCopied.read(flags, in);
            case SEARCH_COMPLETED -> SearchCompleted.read(flags, in);
            case TABLE_MODIFIED -> readTableModified(flags, in, columns);
            default -> new ReservedNotification(flags, in.readRemaining());
        };
    }

    private static NotificationData readTableModified(int flags, WireReader in, Optional<List<PropertyTag>> columns) {
        int event = in.readUnsignedShort();
        return switch (event) {
            case TableRowAddedOrModified.ADDED, TableRowAddedOrModified.MODIFIED -> TableRowAddedOrModified.read(
                    flags, event, in, columns);
            case TableRowDeleted.DELETED -> TableRowDeleted.read(flags, in);
            default -> new TableChanged(flags, event);
        };
    }

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.print(name + " " + getClass().getSimpleName(), (Record) this, out);
    }

    private static boolean isSet(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
