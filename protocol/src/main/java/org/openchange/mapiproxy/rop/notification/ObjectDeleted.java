/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An ObjectDeleted event ([MS-OXCNOTIF] 2.2.1.1).
 *
 * @param messageId present with {@link NotificationData#OF_MESSAGE}
 * @param parentFolderId present for folders, and for messages in a search folder
 */
public record ObjectDeleted(
        int notificationFlags, long folderId, Optional<Long> messageId, Optional<Long> parentFolderId)
        implements NotificationData {

    public ObjectDeleted {
        ConditionalField.check("MessageId", messageId, ConditionalField.ofMessage(notificationFlags));
        ConditionalField.check("ParentFolderId", parentFolderId, ConditionalField.hasParent(notificationFlags));
    }

    static ObjectDeleted read(int flags, WireReader in) {
        return new ObjectDeleted(
                flags,
                in.readLong(),
                ConditionalField.readId(in, ConditionalField.ofMessage(flags)),
                ConditionalField.readId(in, ConditionalField.hasParent(flags)));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putLong(folderId);
        messageId.ifPresent(out::putLong);
        parentFolderId.ifPresent(out::putLong);
    }
}
