/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.fasttransfer;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All FastTransfer ROPs ([MS-OXCROPS] 2.2.12), in the specification's order. */
public final class FastTransferRops {
    public static final List<RopType> TYPES = List.of(
            RopFastTransferDestinationConfigure.TYPE,
            RopFastTransferDestinationPutBuffer.TYPE,
            RopFastTransferDestinationPutBufferExtended.TYPE,
            RopFastTransferSourceGetBuffer.TYPE,
            RopFastTransferSourceCopyFolder.TYPE,
            RopFastTransferSourceCopyMessages.TYPE,
            RopFastTransferSourceCopyTo.TYPE,
            RopFastTransferSourceCopyProperties.TYPE,
            RopTellVersion.TYPE);

    private FastTransferRops() {}
}
