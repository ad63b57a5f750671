/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.ics;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.GlobalCounter;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * An XID ([MS-OXCFXICS] 2.2.2.2): what an object, or a change of it, is called outside its server. With a local id of 6 bytes it is a GID
 * ([MS-OXCDATA] 2.2.1.3): source keys and the change keys of servers are.
 *
 * @param localId 1 to 8 bytes
 */
public record Xid(UUID namespaceGuid, ByteBuffer localId) implements Printable {
    private static final int GUID_SIZE = 16;
    private static final int MAX_LOCAL_ID = 8;

    public Xid {
        if (localId.remaining() < 1 || localId.remaining() > MAX_LOCAL_ID) {
            throw new IllegalArgumentException("LocalId of " + localId.remaining() + " bytes");
        }
    }

    /** A GID. */
    public static Xid of(UUID replGuid, long globalCounter) {
        WireWriter id = new WireWriter();
        GlobalCounter.write(id, globalCounter);
        return new Xid(replGuid, id.toByteBuffer());
    }

    /** All that remains; its length comes from elsewhere. */
    public static Xid read(WireReader in) {
        int length = in.remaining() - GUID_SIZE;
        if (length < 1 || length > MAX_LOCAL_ID) {
            throw new MalformedMessageException("XID of " + in.remaining() + " bytes", in.position());
        }
        return new Xid(in.readGuid(), in.readRemaining());
    }

    public void write(WireWriter out) {
        out.putGuid(namespaceGuid).putBytes(localId);
    }

    /** Bytes on the wire. */
    public int size() {
        return GUID_SIZE + localId.remaining();
    }

    /** The local id as a number, highest byte first; greater means later. Unsigned 64-bit. */
    public long counter() {
        long value = 0;
        for (int i = 0; i < localId.remaining(); i++) {
            value = value << 8 | localId.get(localId.position() + i) & 0xFF;
        }
        return value;
    }

    @Override
    public void print(String name, PrintTree out) {
        out.value(name, this);
    }

    @Override
    public String toString() {
        byte[] id = new byte[localId.remaining()];
        localId.duplicate().get(id);
        return "{" + namespaceGuid + "}-" + HexFormat.of().formatHex(id);
    }
}
