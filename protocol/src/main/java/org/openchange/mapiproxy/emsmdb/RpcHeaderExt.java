/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.emsmdb;

import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.print.Printable;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * [MS-OXCRPC] 2.2.2.1 RPC_HEADER_EXT: how the payload behind it is packed. Its version is always 0.
 *
 * @param flags {@link #COMPRESSED}, {@link #XOR_MAGIC}, {@link #LAST}; others are kept as they came
 * @param size bytes that follow the header
 * @param sizeActual bytes of the payload when it is unpacked
 */
public record RpcHeaderExt(int flags, int size, int sizeActual) implements Printable {
    /** Bytes of the header. */
    public static final int BYTES = 8;

    /** The payload is compressed. */
    public static final int COMPRESSED = 1;

    /** The payload, compressed or not, is XORed. */
    public static final int XOR_MAGIC = 2;

    /** No other header follows the payload. */
    public static final int LAST = 4;

    /** Reads the header and checks it in itself; whether the payload is there, is for the caller to see. */
    public static RpcHeaderExt read(WireReader in) {
        int start = in.position();
        // Version (2 bytes)
        int version = in.readUnsignedShort();
        if (version != 0) {
            throw new UnknownValueException("RPC_HEADER_EXT version", start, version);
        }
        // Flags (2 bytes)
        int flags = in.readUnsignedShort();
        // Size (2 bytes)
        int size = in.readUnsignedShort();
        // SizeActual (2 bytes)
        int sizeActual = in.readUnsignedShort();
        RpcHeaderExt header = new RpcHeaderExt(flags, size, sizeActual);
        if (header.isCompressed() ? size >= sizeActual : size != sizeActual) {
            throw new MalformedMessageException(
                    "RPC_HEADER_EXT with flags " + flags + ", Size " + size + " and SizeActual " + sizeActual, start);
        }
        return header;
    }

    public void write(WireWriter out) {
        // Version (2 bytes)
        out.putShort(0);
        // Flags (2 bytes)
        out.putShort(flags);
        // Size (2 bytes)
        out.putShort(size);
        // SizeActual (2 bytes)
        out.putShort(sizeActual);
    }

    public boolean isCompressed() {
        return (flags & COMPRESSED) != 0;
    }

    public boolean isXored() {
        return (flags & XOR_MAGIC) != 0;
    }

    public boolean isLast() {
        return (flags & LAST) != 0;
    }

    RpcHeaderExt withLast(boolean last) {
        return new RpcHeaderExt(last ? flags | LAST : flags & ~LAST, size, sizeActual);
    }

    @Override
    public void print(String name, PrintTree tree) {
        tree.begin(name);
        tree.value("Flags", flagNames());
        tree.number("Size", size);
        tree.number("SizeActual", sizeActual);
        tree.end();
    }

    private String flagNames() {
        StringBuilder names = new StringBuilder(String.format("0x%04x", flags));
        names.append(isCompressed() ? " Compressed" : "");
        names.append(isXored() ? " XorMagic" : "");
        names.append(isLast() ? " Last" : "");
        return names.toString();
    }
}
