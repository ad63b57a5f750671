/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

/**
 * What a response fragment says before its stub, C706 12.6.4.10 (8 bytes).
 *
 * @param allocHint alloc_hint: length of the whole stub, in bytes; unsigned; 0 says nothing, and it is never to be relied on
 * @param contextId p_cont_id
 * @param cancelCount cancel_count
 * @param stubOffset where the stub begins, in bytes from the start of the PDU
 */
public record ResponsePdu(int allocHint, int contextId, int cancelCount, int stubOffset) {

    static ResponsePdu read(PduReader in) {
        int allocHint = in.u32("alloc_hint"); // alloc_hint (4 bytes)
        int contextId = in.u16("p_cont_id"); // p_cont_id (2 bytes)
        int cancelCount = in.u8("cancel_count"); // cancel_count (1 byte)
        in.skip("reserved", 1); // reserved (1 byte)
        return new ResponsePdu(allocHint, contextId, cancelCount, in.offset());
    }
}
