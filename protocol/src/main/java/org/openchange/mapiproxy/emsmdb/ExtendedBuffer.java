/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Compressor;
import org.openchange.mapiproxy.emsmdb.lz77.Direct2Decompressor;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCRPC] 3.1.4.1.1 Extended buffer: one RPC_HEADER_EXT and its payload, both as it lies on the wire and unpacked. A block that was
 * read is written with the bytes that came. Immutable; its bytes are views of the message that it was read from.
 */
public final class ExtendedBuffer {
    /** The most that is put into one payload: 32 KB are not exceeded ([MS-OXCRPC] 3.1.4.2.1). More is accepted from peers. */
    public static final int MAX_PAYLOAD = 0x7FFF;

    private final RpcHeaderExt header;
    private final ByteBuffer packed;
    private final ByteBuffer payload;
    private final boolean read;

    private ExtendedBuffer(RpcHeaderExt header, ByteBuffer packed, ByteBuffer payload, boolean read) {
        this.header = header;
        this.read = read;
        this.packed = packed.asReadOnlyBuffer();
        this.payload = payload.asReadOnlyBuffer();
    }

    /** Reads a header and its payload, and unpacks it: XOR first, then decompression. */
    static ExtendedBuffer read(WireReader in) {
        RpcHeaderExt header = RpcHeaderExt.read(in);
        ByteBuffer packed = in.readBytes("payload of an extended buffer", header.size());
        return new ExtendedBuffer(header, packed, unpack(header, packed), true);
    }

    private static ByteBuffer unpack(RpcHeaderExt header, ByteBuffer packed) {
        if (!header.isCompressed() && !header.isXored()) {
            return packed;
        }
        byte[] bytes = header.isXored() ? XorMagic.applied(packed) : XorMagic.copy(packed);
        if (header.isCompressed()) {
            bytes = Direct2Decompressor.decompress(bytes, header.sizeActual());
        }
        return ByteBuffer.wrap(bytes);
    }

    /**
     * Packs a payload: compressed first, unless that would not make it smaller, then XORed.
     *
     * @param payload what remains of it is taken, not copied; at most 65,535 bytes
     * @param flags of {@link RpcHeaderExt}; without Compressed where nothing is won by it
     */
    public static ExtendedBuffer of(ByteBuffer payload, int flags) {
        ByteBuffer plain = payload.slice();
        boolean xor = (flags & RpcHeaderExt.XOR_MAGIC) != 0;
        byte[] compressed = (flags & RpcHeaderExt.COMPRESSED) != 0 ? Direct2Compressor.compress(plain) : null;
        if (compressed != null) {
            if (xor) {
                XorMagic.apply(compressed);
            }
            RpcHeaderExt header = new RpcHeaderExt(flags, compressed.length, plain.remaining());
            return new ExtendedBuffer(header, ByteBuffer.wrap(compressed), plain, false);
        }
        RpcHeaderExt header = new RpcHeaderExt(flags & ~RpcHeaderExt.COMPRESSED, plain.remaining(), plain.remaining());
        return new ExtendedBuffer(header, xor ? ByteBuffer.wrap(XorMagic.applied(plain)) : plain, plain, false);
    }

    /** @param last whether this is the last block of its chain, whatever its header says */
    void write(WireWriter out, boolean last) {
        header.withLast(last).write(out);
        out.putBytes(packed);
    }

    public RpcHeaderExt header() {
        return header;
    }

    /** Whether it came from the wire as it is. */
    public boolean wasRead() {
        return read;
    }

    /** Unpacked; a read-only view with a position of its own. */
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /** Bytes on the wire, with the header. */
    public int packedBytes() {
        return RpcHeaderExt.BYTES + packed.remaining();
    }
}
