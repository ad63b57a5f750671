/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ndr;

import java.nio.ByteBuffer;

/** Reads one stub. Alignment counts from the position that the buffer has when the reader is made. Not thread-safe. */
public final class NdrReader {
    private final ByteBuffer stub;

    /** Reads what remains of the buffer, in the byte order of the buffer; the buffer itself is left as it is. */
    public NdrReader(ByteBuffer stub) {
        this.stub = stub.slice().order(stub.order());
    }

    public int remaining() {
        return stub.remaining();
    }
}
