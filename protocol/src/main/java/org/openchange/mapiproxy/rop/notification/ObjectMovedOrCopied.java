/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An ObjectMoved or an ObjectCopied event ([MS-OXCNOTIF] 2.2.1.1).
 *
 * @param messageId present with {@link NotificationData#OF_MESSAGE}
 * @param parentFolderId present for folders, and for messages in a search folder
 * @param oldMessageId present with {@link NotificationData#OF_MESSAGE}
 * @param oldParentFolderId present without it
 */
public record ObjectMovedOrCopied(
        int notificationFlags,
        long folderId,
        Optional<Long> messageId,
        Optional<Long> parentFolderId,
        long oldFolderId,
        Optional<Long> oldMessageId,
        Optional<Long> oldParentFolderId)
        implements NotificationData {

    public ObjectMovedOrCopied {
        boolean ofMessage = ConditionalField.ofMessage(notificationFlags);
        ConditionalField.check("MessageId", messageId, ofMessage);
        ConditionalField.check("ParentFolderId", parentFolderId, ConditionalField.hasParent(notificationFlags));
        ConditionalField.check("OldMessageId", oldMessageId, ofMessage);
        ConditionalField.check("OldParentFolderId", oldParentFolderId, !ofMessage);
    }

    static ObjectMovedOrCopied read(int flags, WireReader in) {
        boolean ofMessage = ConditionalField.ofMessage(flags);
        return new ObjectMovedOrCopied(
                flags,
                in.readLong(),
                ConditionalField.readId(in, ofMessage),
                ConditionalField.readId(in, ConditionalField.hasParent(flags)),
                in.readLong(),
                ConditionalField.readId(in, ofMessage),
                ConditionalField.readId(in, !ofMessage));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putLong(folderId);
        messageId.ifPresent(out::putLong);
        parentFolderId.ifPresent(out::putLong);
        out.putLong(oldFolderId);
        oldMessageId.ifPresent(out::putLong);
        oldParentFolderId.ifPresent(out::putLong);
    }
}
