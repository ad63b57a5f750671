/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.mapi;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.print.RecordPrinter;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** The bytes of a PtypServerId ([MS-OXCDATA] 2.11.1.4): an object of this mailbox, or of the client's own making. */
public sealed interface ServerId extends Printable {

    void write(WireWriter out);

    @Override
    default void print(String name, PrintTree out) {
        RecordPrinter.print(name + ": " + getClass().getSimpleName(), (Record) this, out);
    }

    /**
     * All bytes of the value.
     *
     * @throws MalformedMessageException when the first byte says one thing and the length another
     */
    static ServerId read(WireReader in) {
        int ours = in.readUnsignedByte();
        if (ours != Ours.MARK) {
            return new Foreign(ours, in.readRemaining());
        }
        Ours id = new Ours(ReplicatedId.read(in), ReplicatedId.read(in), in.readUnsignedInt());
        if (in.hasRemaining()) {
            throw new MalformedMessageException("bytes behind a server id", in.position());
        }
        return id;
    }

    /**
     * An object of the store.
     *
     * @param messageId zero for a folder
     * @param instance of a multiple-value row; unsigned 32-bit
     */
    record Ours(ReplicatedId folderId, ReplicatedId messageId, long instance) implements ServerId {
        static final int MARK = 0x01;

        @Override
        public void write(WireWriter out) {
            out.putByte(MARK);
            folderId.write(out);
            messageId.write(out);
            out.putInt(instance);
        }
    }

    /** What only the client understands. */
    record Foreign(int ours, ByteBuffer bytes) implements ServerId {
        @Override
        public void write(WireWriter out) {
            out.putByte(ours).putBytes(bytes);
        }
    }
}
