/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.permission;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The permission ROPs ([MS-OXCROPS] 2.2.10), in the order of the specification. */
public final class PermissionRops {
    public static final List<RopType> TYPES = List.of(RopModifyPermissions.TYPE, RopGetPermissionsTable.TYPE);

    private PermissionRops() {}
}
