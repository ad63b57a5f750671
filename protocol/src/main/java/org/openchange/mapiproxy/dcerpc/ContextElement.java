/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * p_cont_elem_t of C706 12.6.3.1: one presentation context that a client proposes.
 *
 * @param contextId p_cont_id, by which requests name it
 * @param abstractSyntax the interface
 * @param transferSyntaxes at most 255; none is a protocol error that the server has to answer, so it can be read
 */
public record ContextElement(int contextId, SyntaxId abstractSyntax, List<SyntaxId> transferSyntaxes) {
    private static final int SYNTAX_LENGTH = 20;

    public ContextElement {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }

    static ContextElement read(PduReader in) {
        int contextId = in.u16("p_cont_id"); // p_cont_id (2 bytes)
        int count = in.u8("n_transfer_syn"); // n_transfer_syn (1 byte)
        in.skip("reserved", 1); // reserved (1 byte)
        SyntaxId abstractSyntax = in.syntaxId("abstract_syntax"); // abstract_syntax (20 bytes)
        in.require("transfer_syntaxes", count * SYNTAX_LENGTH);
        List<SyntaxId> syntaxes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            syntaxes.add(in.syntaxId("transfer_syntax")); // transfer_syntax (20 bytes)
        }
        return new ContextElement(contextId, abstractSyntax, syntaxes);
    }

    int length() {
        return 4 + SYNTAX_LENGTH * (1 + transferSyntaxes.size());
    }

    void write(ByteBuffer out) {
        out.putShort((short) contextId); // p_cont_id (2 bytes)
        out.put((byte) transferSyntaxes.size()); // n_transfer_syn (1 byte)
        out.put((byte) 0); // reserved (1 byte)
        abstractSyntax.write(out); // abstract_syntax (20 bytes)
        transferSyntaxes.forEach(syntax -> syntax.write(out)); // transfer_syntaxes (20 bytes each)
    }
}
