/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.util.Optional;
import java.util.UUID;

/**
 * What a request fragment says before its stub, C706 12.6.4.9 (8 bytes, or 24 with an object).
 *
 * @param allocHint alloc_hint: length of the whole stub, in bytes; unsigned; 0 says nothing, and it is never to be relied on
 * @param contextId p_cont_id
 * @param opnum the operation
 * @param object the object UUID, when PFC_OBJECT_UUID is set
 * @param stubOffset where the stub begins, in bytes from the start of the PDU
 */
public record RequestPdu(int allocHint, int contextId, int opnum, Optional<UUID> object, int stubOffset) {

    static RequestPdu read(PduReader in, int flags) {
        int allocHint = in.u32("alloc_hint"); // alloc_hint (4 bytes)
        int contextId = in.u16("p_cont_id"); // p_cont_id (2 bytes)
        int opnum = in.u16("opnum"); // opnum (2 bytes)
        Optional<UUID> object = (flags & PfcFlags.OBJECT_UUID) == 0
                ? Optional.empty()
                : Optional.of(in.uuid("object")); // object (16 bytes)
        return new RequestPdu(allocHint, contextId, opnum, object, in.offset());
    }
}
