/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/**
 * The body of fault, C706 12.6.4.7 (16 bytes). Extended error information that may follow is left unread.
 *
 * @param contextId p_cont_id
 * @param cancelCount cancel_count
 * @param status why the call failed
 */
public record FaultPdu(int contextId, int cancelCount, FaultStatus status) implements PduBody {

    /** Where padding and sec_trailer of a fault begin, in bytes from the start of the PDU. */
    public static final int STUB_OFFSET = 32;

    static FaultPdu read(PduReader in) {
        in.skip("alloc_hint", 4); // alloc_hint (4 bytes)
        int contextId = in.u16("p_cont_id"); // p_cont_id (2 bytes)
        int cancelCount = in.u8("cancel_count"); // cancel_count (1 byte)
        in.skip("flags", 1); // flags (1 byte)
        return new FaultPdu(contextId, cancelCount, new FaultStatus(in.u32("status"))); // status (4 bytes)
    }

    @Override
    public int length() {
        return 16;
    }

    @Override
    public void write(ByteBuffer out) {
        out.putInt(STUB_OFFSET); // alloc_hint (4 bytes); Windows sends the length of the PDU, never 0
        out.putShort((short) contextId); // p_cont_id (2 bytes)
        out.put((byte) cancelCount); // cancel_count (1 byte)
        out.put((byte) 0); // flags (1 byte)
        out.putInt(status.code()); // status (4 bytes)
        out.putInt(0); // reserved (4 bytes)
    }
}
