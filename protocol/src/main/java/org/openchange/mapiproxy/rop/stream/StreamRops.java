/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All stream ROPs ([MS-OXCROPS] 2.2.9), in the specification's order. */
public final class StreamRops {
    public static final List<RopType> TYPES = List.of(
            RopOpenStream.TYPE,
            RopReadStream.TYPE,
            RopWriteStream.TYPE,
            RopWriteStreamExtended.TYPE,
            RopCommitStream.TYPE,
            RopGetStreamSize.TYPE,
            RopSetStreamSize.TYPE,
            RopSeekStream.TYPE,
            RopCopyToStream.TYPE,
            RopLockRegionStream.TYPE,
            RopUnlockRegionStream.TYPE,
            RopWriteAndCommitStream.TYPE,
            RopCloneStream.TYPE);

    private StreamRops() {}
}
