/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All notification ROPs ([MS-OXCROPS] 2.2.14), in the specification's order. */
public final class NotificationRops {
    public static final List<RopType> TYPES = List.of(RopRegisterNotification.TYPE, RopNotify.TYPE, RopPending.TYPE);

    private NotificationRops() {}
}
