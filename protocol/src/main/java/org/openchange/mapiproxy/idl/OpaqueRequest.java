/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * A request whose layout is not known: of an interface without IDL, or of an operation without known parameters.
 *
 * @param opnum the operation
 * @param stub its stub as received; never changed, its position never moved
 */
public record OpaqueRequest(int opnum, ByteBuffer stub) implements Request {

    /** Takes all that remains; its order is the byte order of the stub. */
    public static OpaqueRequest read(int opnum, NdrReader reader) {
        return new OpaqueRequest(opnum, reader.readRemaining());
    }

    @Override
    public void write(NdrWriter writer) {
        writer.writeBytes(stub.duplicate());
    }

    @Override
    public void print(PrintTree tree) {
        tree.bytes("stub", stub.duplicate());
    }
}
