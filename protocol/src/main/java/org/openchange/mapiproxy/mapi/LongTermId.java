/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.util.UUID;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A LongTermID ([MS-OXCDATA] 2.2.1.3.1): a folder or message, whatever a server calls the replica.
 *
 * @param replGuid the replica
 * @param globalCounter see {@link GlobalCounter}
 * @param pad 16 bits, 0
 */
public record LongTermId(UUID replGuid, long globalCounter, int pad) implements Printable {
    /** Bytes on the wire. */
    public static final int SIZE = 24;

    public LongTermId {
        GlobalCounter.check(globalCounter);
    }

    public LongTermId(UUID replGuid, long globalCounter) {
        this(replGuid, globalCounter, 0);
    }

    public static LongTermId read(WireReader in) {
        return new LongTermId(in.readGuid(), GlobalCounter.read(in), in.readUnsignedShort());
    }

    public void write(WireWriter out) {
        out.putGuid(replGuid);
        GlobalCounter.write(out, globalCounter);
        out.putShort(pad);
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, this);
    }

    @Override
    public String toString() {
        return String.format("{%s}-%012x", replGuid, globalCounter) + (pad == 0 ? "" : " pad " + pad);
    }
}
