/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A NewMail event ([MS-OXCNOTIF] 2.2.1.1): mail has come.
 *
 * @param messageId present with {@link NotificationData#OF_MESSAGE}
 * @param messageFlags PidTagMessageFlags, unsigned 32-bit
 * @param unicodeFlag not 0 when the class is in Unicode
 */
public record NewMail(
        int notificationFlags,
        long folderId,
        Optional<Long> messageId,
        long messageFlags,
        int unicodeFlag,
        String messageClass)
        implements NotificationData {

    public NewMail {
        ConditionalField.check("MessageId", messageId, ConditionalField.ofMessage(notificationFlags));
    }

    static NewMail read(int flags, WireReader in) {
        long folderId = in.readLong();
        Optional<Long> messageId = ConditionalField.readId(in, ConditionalField.ofMessage(flags));
        long messageFlags = in.readUnsignedInt();
        int unicodeFlag = in.readUnsignedByte();
        return new NewMail(flags, folderId, messageId, messageFlags, unicodeFlag, in.readString(unicodeFlag != 0));
    }

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putLong(folderId);
        messageId.ifPresent(out::putLong);
        out.putInt(messageFlags).putByte(unicodeFlag).putString(messageClass, unicodeFlag != 0);
    }
}
