/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCRPC] 3.1.4.2.1.2 Extended buffer packing: the chain of blocks in one of rgbIn, rgbOut, rgbAuxIn, rgbAuxOut. Each block is packed
 * in its own manner; the last one, and only it, says that it is the last.
 *
 * @param blocks none where the parameter is empty
 */
public record ExtendedBuffers(List<ExtendedBuffer> blocks) {
    /** The most blocks in a chain ([MS-OXCRPC] 3.1.4.2.1.2.2). */
    public static final int MAX_BLOCKS = 96;

    /** The most bytes of a chain, for peers that announced ULTRA_LARGE_PACKED_DOWNLOAD_BUFFERS. */
    public static final int MAX_BYTES = 0x100000;

    /** The empty parameter. */
    public static final ExtendedBuffers NONE = new ExtendedBuffers(List.of());

    public ExtendedBuffers {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads and unpacks the whole parameter, at most {@value #MAX_BLOCKS} blocks of at most 65,535 bytes.
     *
     * @param bytes what remains of them; the position is left where it was
     * @throws MalformedMessageException if that is not possible; {@link PackingError#of} tells the error for the peer
     */
    public static ExtendedBuffers read(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length == 0) {
            return NONE;
        }
        if (length < RpcHeaderExt.BYTES) {
            throw new PackingException(PackingError.RPC_FAILED, "buffer of " + length + " bytes", 0);
        }
        if (length > MAX_BYTES) {
            throw new PackingException(PackingError.BAD_STUB, "buffer of " + length + " bytes", 0);
        }
        WireReader in = new WireReader(bytes);
        ExtendedBuffers buffers = new ExtendedBuffers(readBlocks(in));
        if (in.hasRemaining()) {
            throw new MalformedMessageException(in.remaining() + " bytes after the last block", in.position());
        }
        return buffers;
    }

    private static List<ExtendedBuffer> readBlocks(WireReader in) {
        List<ExtendedBuffer> blocks = new ArrayList<>(1);
        ExtendedBuffer block;
        do {
            if (blocks.size() == MAX_BLOCKS) {
                throw new LimitExceededException("blocks of a chain", in.position(), MAX_BLOCKS + 1, MAX_BLOCKS);
            }
            block = ExtendedBuffer.read(in);
            blocks.add(block);
        } while (!block.header().isLast());
        return blocks;
    }

    /** Bytes on the wire. */
    public int packedBytes() {
        int bytes = 0;
        for (ExtendedBuffer block : blocks) {
            bytes += block.packedBytes();
        }
        return bytes;
    }

    /** As on the wire, read-only; blocks that were read are the bytes that came. */
    public ByteBuffer write() {
        WireWriter out = new WireWriter(packedBytes());
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).write(out, i == blocks.size() - 1);
        }
        return out.toByteBuffer();
    }
}
