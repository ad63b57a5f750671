/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All incremental change synchronization ROPs ([MS-OXCROPS] 2.2.13), in the specification's order. */
public final class SyncRops {
    public static final List<RopType> TYPES = List.of(
            RopSynchronizationConfigure.TYPE,
            RopSynchronizationImportMessageChange.TYPE,
            RopSynchronizationImportReadStateChanges.TYPE,
            RopSynchronizationImportHierarchyChange.TYPE,
            RopSynchronizationImportDeletes.TYPE,
            RopSynchronizationImportMessageMove.TYPE,
            RopSynchronizationOpenCollector.TYPE,
            RopSynchronizationGetTransferState.TYPE,
            RopSynchronizationUploadStateStreamBegin.TYPE,
            RopSynchronizationUploadStateStreamContinue.TYPE,
            RopSynchronizationUploadStateStreamEnd.TYPE,
            RopSetLocalReplicaMidsetDeleted.TYPE,
            RopGetLocalReplicaIds.TYPE);

    private SyncRops() {}
}
