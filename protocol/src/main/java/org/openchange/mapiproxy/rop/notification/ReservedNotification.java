/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A NotificationType that the specification reserves (0x0400) or does not list, or flags that do not go with the type ([MS-OXCNOTIF]
 * 2.2.1.4.1.2). Nothing says where it ends: it is all that remains of the list.
 */
public record ReservedNotification(int notificationFlags, ByteBuffer bytes) implements NotificationData {
    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putBytes(bytes);
    }
}
