/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The folder ROPs ([MS-OXCROPS] 2.2.4), in the order of the specification. */
public final class FolderRops {
    public static final List<RopType> TYPES = List.of(
            RopOpenFolder.TYPE,
            RopCreateFolder.TYPE,
            RopDeleteFolder.TYPE,
            RopSetSearchCriteria.TYPE,
            RopGetSearchCriteria.TYPE,
            RopMoveCopyMessages.TYPE,
            RopMoveFolder.TYPE,
            RopCopyFolder.TYPE,
            RopEmptyFolder.TYPE,
            RopHardDeleteMessagesAndSubfolders.TYPE,
            RopDeleteMessages.TYPE,
            RopHardDeleteMessages.TYPE,
            RopGetHierarchyTable.TYPE,
            RopGetContentsTable.TYPE);

    private FolderRops() {}
}
