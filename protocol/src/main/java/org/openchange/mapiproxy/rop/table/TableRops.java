/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** The table ROPs ([MS-OXCROPS] 2.2.5), in the order of the specification. */
public final class TableRops {
    public static final List<RopType> TYPES = List.of(
            RopSetColumns.TYPE,
            RopSortTable.TYPE,
            RopRestrict.TYPE,
            RopQueryRows.TYPE,
            RopAbort.TYPE,
            RopGetStatus.TYPE,
            RopQueryPosition.TYPE,
            RopSeekRow.TYPE,
            RopSeekRowBookmark.TYPE,
            RopSeekRowFractional.TYPE,
            RopCreateBookmark.TYPE,
            RopQueryColumnsAll.TYPE,
            RopFindRow.TYPE,
            RopFreeBookmark.TYPE,
            RopResetTable.TYPE,
            RopExpandRow.TYPE,
            RopCollapseRow.TYPE,
            RopGetCollapseState.TYPE,
            RopSetCollapseState.TYPE);

    private TableRops() {}
}
