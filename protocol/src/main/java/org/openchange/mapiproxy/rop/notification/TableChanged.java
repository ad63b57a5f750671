/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A TableModified event that is not about one row ([MS-OXCNOTIF] 2.2.1.1.1): TableChanged or TableRestrictionChanged.
 *
 * @param tableEventType {@link #CHANGED}, {@link #RESTRICTION_CHANGED}, or one that the specification does not list
 */
public record TableChanged(int notificationFlags, int tableEventType) implements NotificationData {
    public static final int CHANGED = 1;
    public static final int RESTRICTION_CHANGED = 7;

    @Override
    public void write(WireWriter out) {
        out.putShort(notificationFlags).putShort(tableEventType);
    }
}
