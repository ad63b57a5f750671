/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.transport;

import java.util.List;
import org.openchange.mapiproxy.rop.RopType;

/** All transport ROPs ([MS-OXCROPS] 2.2.7), in the specification's order. */
public final class TransportRops {
    public static final List<RopType> TYPES = List.of(
            RopSubmitMessage.TYPE,
            RopAbortSubmit.TYPE,
            RopGetAddressTypes.TYPE,
            RopSetSpooler.TYPE,
            RopSpoolerLockMessage.TYPE,
            RopTransportSend.TYPE,
            RopTransportNewMail.TYPE,
            RopGetTransportFolder.TYPE,
            RopOptionsData.TYPE);

    private TransportRops() {}
}
