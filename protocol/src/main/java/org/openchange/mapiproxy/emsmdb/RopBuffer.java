/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCROPS] 2.2.1 ROP input and output buffer: a list of ROPs, and the Server object handles that they name by index. The ROPs
 * themselves stay bytes here.
 *
 * @param ropsList RopsList: the ROPs behind each other; a read-only view with a position of its own
 * @param handleTable the Server object handle table, four bytes little-endian each; a read-only view with a position of its own
 */
public record RopBuffer(ByteBuffer ropsList, ByteBuffer handleTable) implements Printable {
    /** The handle in a place that no object has yet. */
    public static final long NO_HANDLE = 0xFFFF_FFFFL;

    /** Bytes of RopSize, which counts itself. */
    private static final int ROP_SIZE_BYTES = 2;

    private static final int MAX_ROP_SIZE = 0xFFFF;

    public RopBuffer {
        ropsList = view(ropsList);
        handleTable = view(handleTable);
        if (ropsList.remaining() > MAX_ROP_SIZE - ROP_SIZE_BYTES) {
            throw new IllegalArgumentException("RopsList of " + ropsList.remaining() + " bytes");
        }
        if (handleTable.remaining() % Integer.BYTES != 0) {
            throw new IllegalArgumentException("handle table of " + handleTable.remaining() + " bytes");
        }
    }

    private static ByteBuffer view(ByteBuffer bytes) {
        return bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** With these handles, in the order of their indexes. */
    public static RopBuffer of(ByteBuffer ropsList, long... handles) {
        WireWriter table = new WireWriter(Integer.BYTES * handles.length);
        for (long handle : handles) {
            table.putInt(handle);
        }
        return new RopBuffer(ropsList, table.toByteBuffer());
    }

    /** Reads the whole payload of a block. */
    public static RopBuffer read(ByteBuffer payload) {
        WireReader in = new WireReader(payload);
        // RopSize (2 bytes): counts itself and RopsList
        int ropSize = in.readUnsignedShort();
        if (ropSize < ROP_SIZE_BYTES) {
            throw new MalformedMessageException("RopSize " + ropSize, 0);
        }
        // RopsList (variable)
        ByteBuffer ropsList = in.readBytes("RopsList", ropSize - ROP_SIZE_BYTES);
        // ServerObjectHandleTable (variable): all the rest
        if (in.remaining() % Integer.BYTES != 0) {
            throw new MalformedMessageException(
                    "Server object handle table of " + in.remaining() + " bytes", in.position());
        }
        return new RopBuffer(ropsList, in.readRemaining());
    }

    /** The payload of a block. */
    public ByteBuffer write() {
        WireWriter out = new WireWriter(payloadBytes());
        // RopSize (2 bytes)
        out.putShort(ROP_SIZE_BYTES + ropsList.remaining());
        // RopsList (variable)
        out.putBytes(ropsList);
        // ServerObjectHandleTable (variable)
        out.putBytes(handleTable);
        return out.toByteBuffer();
    }

    /** Bytes of a payload with such a list of ROPs and as many handles. */
    public static int payloadBytes(int ropsListBytes, int handleCount) {
        return ROP_SIZE_BYTES + ropsListBytes + Integer.BYTES * handleCount;
    }

    public int payloadBytes() {
        return payloadBytes(ropsList.remaining(), handleCount());
    }

    @Override
    public ByteBuffer ropsList() {
        return view(ropsList);
    }

    @Override
    public ByteBuffer handleTable() {
        return view(handleTable);
    }

    public int handleCount() {
        return handleTable.remaining() / Integer.BYTES;
    }

    /**
     * @param index below {@link #handleCount}
     * @throws IndexOutOfBoundsException if it is not: a ROP that names such an index fails with ecNullObject
     */
    public long handle(int index) {
        if (index < 0 || index >= handleCount()) {
            throw new IndexOutOfBoundsException(index);
        }
        return handleTable.getInt(Integer.BYTES * index) & 0xFFFF_FFFFL;
    }

    /** With other ROPs and the same handles. */
    public RopBuffer withRopsList(ByteBuffer ropsList) {
        return new RopBuffer(ropsList, handleTable);
    }

    /** With the same ROPs and other handles. */
    public RopBuffer withHandles(long... handles) {
        return of(ropsList, handles);
    }

    @Override
    public void print(String name, PrintTree tree) {
        tree.begin(name);
        tree.number("RopSize", ROP_SIZE_BYTES + ropsList.remaining());
        tree.bytes("RopsList", ropsList);
        printHandles(tree);
        tree.end();
    }

    /** Only the handle table, for those who print the ROPs by themselves. */
    public void printHandles(PrintTree tree) {
        tree.begin("ServerObjectHandleTable");
        for (int i = 0; i < handleCount(); i++) {
            tree.value("[" + i + "]", String.format("0x%08x", handle(i)));
        }
        tree.end();
    }
}
