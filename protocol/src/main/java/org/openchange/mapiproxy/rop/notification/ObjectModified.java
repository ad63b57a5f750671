/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An ObjectModified event ([MS-OXCNOTIF] 2.2.1.1).
 *
 * @param messageId present with {@link NotificationData#OF_MESSAGE}
 * @param totalMessageCount messages in the folder; present with {@link NotificationData#HAS_TOTAL_COUNT}
 * @param unreadMessageCount unread messages in the folder; present with {@link NotificationData#HAS_UNREAD_COUNT}
 */
public record ObjectModified(
        int notificationFlags,
        long folderId,
        Optional<Long> messageId,
        ChangedTags tags,
        Optional<Long> totalMessageCount,
        Optional<Long> unreadMessageCount)
        implements NotificationData {

    public ObjectModified {
        ConditionalField.check("MessageId", messageId, ConditionalField.ofMessage(notificationFlags));
        ConditionalField.check("TotalMessageCount", totalMessageCount, hasTotal(notificationFlags));
        ConditionalField.check("UnreadMessageCount", unreadMessageCount, hasUnread(notificationFlags));
    }

    static ObjectModified read(int flags, WireReader in) {
        return new ObjectModified(
                flags,
                in.readLong(),
                ConditionalField.readId(in, ConditionalField.ofMessage(flags)),
                ChangedTags.read(in),
                ConditionalField.readUnsignedInt(in, hasTotal(flags)),
                ConditionalField.readUnsignedInt(in, hasUnread(flags)));
    }

    private static boolean hasTotal(int flags) {
        return (flags & HAS_TOTAL_COUNT) != 0;
    }

    private static boolean hasUnread(int flags) {
        return (flags & HAS_UNREAD_COUNT) != 0;
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putLong(folderId);
        messageId.ifPresent(out::putLong);
        tags.write(out);
        totalMessageCount.ifPresent(out::putInt);
        unreadMessageCount.ifPresent(out::putInt);
    }
}
