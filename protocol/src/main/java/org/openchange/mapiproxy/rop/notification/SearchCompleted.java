/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A SearchCompleted event ([MS-OXCNOTIF] 2.2.1.1): a search folder has found all that there is.
 *
 * @param messageId present with {@link NotificationData#OF_MESSAGE}, which it should not have
 */
public record SearchCompleted(int notificationFlags, long folderId, Optional<Long> messageId)
        implements NotificationData {

    public SearchCompleted {
        ConditionalField.check("MessageId", messageId, ConditionalField.ofMessage(notificationFlags));
    }

    static SearchCompleted read(int flags, WireReader in) {
        return new SearchCompleted(
                flags, in.readLong(), ConditionalField.readId(in, ConditionalField.ofMessage(flags)));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putLong(folderId);
        messageId.ifPresent(out::putLong);
    }
}
