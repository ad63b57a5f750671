/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.NdrWriter;
import org.openchange.mapiproxy.print.PrintTree;

/**
 * A response whose layout is not known: of an interface without IDL, or of an operation without known parameters.
 *
 * @param opnum the operation
 * @param stub its stub as received; never changed, its position never moved
 */
public record OpaqueResponse(int opnum, ByteBuffer stub) implements Response {

    /** Takes all that remains; its order is the byte order of the stub. */
    public static OpaqueResponse read(int opnum, NdrReader reader) {
        return new OpaqueResponse(opnum, reader.readRemaining());
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
