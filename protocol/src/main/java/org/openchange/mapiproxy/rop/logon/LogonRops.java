/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The logon ROPs ([MS-OXCROPS] 2.2.3), in the order of the specification. */
public final class LogonRops {
    public static final List<RopType> TYPES = List.of(
            RopLogon.TYPE,
            RopGetReceiveFolder.TYPE,
            RopSetReceiveFolder.TYPE,
            RopGetReceiveFolderTable.TYPE,
            RopGetStoreState.TYPE,
            RopGetOwningServers.TYPE,
            RopPublicFolderIsGhosted.TYPE,
            RopLongTermIdFromId.TYPE,
            RopIdFromLongTermId.TYPE,
            RopGetPerUserLongTermIds.TYPE,
            RopGetPerUserGuid.TYPE,
            RopReadPerUserInformation.TYPE,
            RopWritePerUserInformation.TYPE);

    private LogonRops() {}
}
