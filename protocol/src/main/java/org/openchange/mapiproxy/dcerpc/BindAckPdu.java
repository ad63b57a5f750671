/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of bind_ack (C706 12.6.4.4) and alter_context_resp (12.6.4.2).
 *
 * @param maxTransmitFragment max_xmit_frag, in bytes
 * @param maxReceiveFragment max_recv_frag, in bytes
 * @param associationGroupId assoc_group_id
 * @param secondaryAddress sec_addr, the endpoint, in ASCII; empty in an alter_context_resp
 * @param results one for each proposed context, in the same order
 */
public record BindAckPdu(
        int maxTransmitFragment,
        int maxReceiveFragment,
        int associationGroupId,
        String secondaryAddress,
        List<ContextResult> results)
        implements PduBody {
    private static final int FIXED_LENGTH = 10;

    public BindAckPdu {
        results = List.copyOf(results);
    }

    static BindAckPdu read(PduReader in) {
        int maxTransmit = in.u16("max_xmit_frag"); // max_xmit_frag (2 bytes)
        int maxReceive = in.u16("max_recv_frag"); // max_recv_frag (2 bytes)
        int group = in.u32("assoc_group_id"); // assoc_group_id (4 bytes)
        int addressLength = in.u16("sec_addr length"); // length (2 bytes)
        byte[] address = in.bytes("sec_addr", addressLength); // port_spec, NUL at its end
        in.align(4); // pad2
        int count = in.u8("n_results"); // n_results (1 byte)
        in.skip("reserved", 3); // reserved (1 byte), reserved2 (2 bytes)
        in.require("p_results", count * ContextResult.LENGTH);
        List<ContextResult> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(ContextResult.read(in)); // p_result (24 bytes)
        }
        int end = addressLength > 0 && address[addressLength - 1] == 0 ? addressLength - 1 : addressLength;
        String text = new String(address, 0, end, StandardCharsets.US_ASCII);
        return new BindAckPdu(maxTransmit, maxReceive, group, text, results);
    }

    private int addressLength() {
        return secondaryAddress.isEmpty() ? 0 : secondaryAddress.length() + 1;
    }

    private int pad() {
        return -(PduHeader.LENGTH + FIXED_LENGTH + addressLength()) & 3;
    }

    @Override
    public int length() {
        return FIXED_LENGTH + addressLength() + pad() + 4 + results.size() * ContextResult.LENGTH;
    }

    @Override
    public void write(ByteBuffer out) {
        out.putShort((short) maxTransmitFragment); // max_xmit_frag (2 bytes)
        out.putShort((short) maxReceiveFragment); // max_recv_frag (2 bytes)
        out.putInt(associationGroupId); // assoc_group_id (4 bytes)
        out.putShort((short) addressLength()); // length (2 bytes)
        if (!secondaryAddress.isEmpty()) {
            out.put(secondaryAddress.getBytes(StandardCharsets.US_ASCII)).put((byte) 0); // port_spec
        }
        out.put(new byte[pad()]); // pad2
        out.put((byte) results.size()); // n_results (1 byte)
        out.put(new byte[3]); // reserved (1 byte), reserved2 (2 bytes)
        results.forEach(result -> result.write(out)); // p_result (24 bytes)
    }
}
