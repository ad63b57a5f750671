/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;

/**
 * What a client takes back, as its request announced it ([MS-OXCRPC] 3.1.4.2: pulFlags, pcbOut, pcbAuxOut).
 *
 * @param hasHeaders whether ROP buffers lie behind an RPC_HEADER_EXT; false for EcDoRpc
 * @param flags {@link #NO_COMPRESSION}, {@link #NO_XOR_MAGIC}, {@link #CHAIN}
 * @param maxOutput bytes of rgbOut, with all headers
 * @param maxAuxiliaryOutput bytes of rgbAuxOut, with its header
 */
public record OutputLimits(boolean hasHeaders, int flags, int maxOutput, int maxAuxiliaryOutput) implements Printable {
    /** The server must not compress rgbOut and rgbAuxOut. */
    public static final int NO_COMPRESSION = 1;

    /** The server must not XOR rgbOut and rgbAuxOut. */
    public static final int NO_XOR_MAGIC = 2;

    /** The client takes a chain of ROP buffers. */
    public static final int CHAIN = 4;

    /** Room that has to be left for another RopReadStream or RopFastTransferSourceGetBuffer response in the chain. */
    public static final int LEAST_ROOM_FOR_STREAM = 0x2000;

    /** Room that has to be left for another RopQueryRows response in the chain. */
    public static final int LEAST_ROOM_FOR_ROWS = 0x8000;

    /** The most bytes of the ROP buffer in the only or first block, RopSize and handle table included. */
    public int maxPayload() {
        return hasHeaders ? payloadRoom(maxOutput) : maxOutput;
    }

    /**
     * The most bytes that the responses in the first block may have together: what RopBufferTooSmall is measured against.
     *
     * @param handleCount entries of the response's handle table
     */
    public int maxRopsList(int handleCount) {
        return Math.max(0, maxPayload() - RopBuffer.payloadBytes(0, handleCount));
    }

    /**
     * Whether one more block may be added to a chain ([MS-OXCRPC] 3.1.4.2.1.2.2).
     *
     * @param blocks how many there are
     * @param packedBytes what they take on the wire, with their headers
     * @param leastRoom {@link #LEAST_ROOM_FOR_STREAM} or {@link #LEAST_ROOM_FOR_ROWS}
     */
    public boolean mayChain(int blocks, int packedBytes, int leastRoom) {
        return hasHeaders
                && (flags & CHAIN) != 0
                && blocks < ExtendedBuffers.MAX_BLOCKS
                && maxOutput - packedBytes >= leastRoom;
    }

    /** The flags of {@link RpcHeaderExt} with which a server packs for this client. */
    public int packingFlags() {
        return ((flags & NO_COMPRESSION) == 0 ? RpcHeaderExt.COMPRESSED : 0)
                | ((flags & NO_XOR_MAGIC) == 0 ? RpcHeaderExt.XOR_MAGIC : 0);
    }

    /** Bytes that one payload may have where so many are left on the wire. */
    static int payloadRoom(int packedRoom) {
        return Math.max(0, Math.min(ExtendedBuffer.MAX_PAYLOAD, packedRoom - RpcHeaderExt.BYTES));
    }

    @Override
    public void print(String name, PrintTree tree) {
        tree.begin(name);
        StringBuilder names = new StringBuilder(String.format("0x%x", flags));
        names.append((flags & NO_COMPRESSION) == 0 ? "" : " NoCompression");
        names.append((flags & NO_XOR_MAGIC) == 0 ? "" : " NoXorMagic");
        names.append((flags & CHAIN) == 0 ? "" : " Chain");
        tree.value("Flags", names);
        tree.number("MaxOutput", maxOutput);
        tree.number("MaxAuxiliaryOutput", maxAuxiliaryOutput);
        tree.end();
    }
}
