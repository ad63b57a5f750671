/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of bind (C706 12.6.4.3) and alter_context (12.6.4.1).
 *
 * @param maxTransmitFragment max_xmit_frag, in bytes
 * @param maxReceiveFragment max_recv_frag, in bytes
 * @param associationGroupId assoc_group_id; 0 asks for a new group
 * @param contexts at most 255; none is a protocol error that the server has to answer, so it can be read
 */
public record BindPdu(
        int maxTransmitFragment, int maxReceiveFragment, int associationGroupId, List<ContextElement> contexts)
        implements PduBody {
    public BindPdu {
        contexts = List.copyOf(contexts);
    }

    static BindPdu read(PduReader in) {
        int maxTransmit = in.u16("max_xmit_frag"); // max_xmit_frag (2 bytes)
        int maxReceive = in.u16("max_recv_frag"); // max_recv_frag (2 bytes)
        int group = in.u32("assoc_group_id"); // assoc_group_id (4 bytes)
        int count = in.u8("n_context_elem"); // n_context_elem (1 byte)
        in.skip("reserved", Math.min(3, count == 0 ? in.remaining() : 3)); // reserved (1 byte), reserved2 (2 bytes)
        List<ContextElement> contexts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contexts.add(ContextElement.read(in)); // p_cont_elem (24 bytes and more)
        }
        return new BindPdu(maxTransmit, maxReceive, group, contexts);
    }

    @Override
    public int length() {
        return 12 + contexts.stream().mapToInt(ContextElement::length).sum();
    }

    @Override
    public void write(ByteBuffer out) {
        out.putShort((short) maxTransmitFragment); // max_xmit_frag (2 bytes)
        out.putShort((short) maxReceiveFragment); // max_recv_frag (2 bytes)
        out.putInt(associationGroupId); // assoc_group_id (4 bytes)
        out.putInt(0).put(out.position() - 4, (byte) contexts.size()); // n_context_elem (1 byte), reserved (3 bytes)
        contexts.forEach(context -> context.write(out)); // p_cont_elem (24 bytes and more)
    }
}
