/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * A request of an interface whose IDL is not known.
 *
 * @param opnum the operation
 * @param stub its stub as received; never changed, its position never moved
 */
public record OpaqueRequest(int opnum, ByteBuffer stub) implements Request {
    @Override
    public void write(NdrWriter writer) {
        writer.writeBytes(stub.duplicate());
    }

    @Override
    public void print(PrintTree tree) {
        tree.bytes("stub", stub.duplicate());
    }
}
