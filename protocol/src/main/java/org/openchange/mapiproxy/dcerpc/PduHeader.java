/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.TruncatedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/**
 * The common header of C706 12.6.3.1 (16 bytes).
 *
 * @param type PTYPE
 * @param flags pfc_flags, see {@link PfcFlags}
 * @param drep byte order of everything behind it
 * @param fragLength length of the whole PDU, in bytes
 * @param authLength length of auth_value, in bytes; 0 when there is no sec_trailer
 * @param callId names the call on its connection; opaque
 */
public record PduHeader(PduType type, int flags, DataRepresentation drep, int fragLength, int authLength, int callId) {
    /** Of the header, in bytes. */
    public static final int LENGTH = 16;

    /** Of a PDU, in bytes. */
    public static final int MAX_FRAG_LENGTH = 0xFFFF;

    private static final int VERSION = 5;
    private static final int FRAG_LENGTH_OFFSET = 8;

    /** frag_length of the PDU whose first 16 bytes lie at {@code offset}. Nothing else is looked at. */
    public static int peekFragLength(byte[] bytes, int offset) {
        return peekFragLength(
                bytes[offset + DataRepresentation.OFFSET],
                bytes[offset + FRAG_LENGTH_OFFSET],
                bytes[offset + FRAG_LENGTH_OFFSET + 1]);
    }

    /**
     * @param drepOctet octet 4 of a PDU
     * @param first octet 8
     * @param second octet 9
     */
    public static int peekFragLength(byte drepOctet, byte first, byte second) {
        boolean little = (drepOctet & 0xF0) == DataRepresentation.LITTLE_ENDIAN.label();
        int low = (little ? first : second) & 0xFF;
        int high = (little ? second : first) & 0xFF;
        return high << 8 | low;
    }

    /**
     * Reads the header of a PDU that begins at the start of the array.
     *
     * @throws MalformedMessageException if it is no header of version 5, or names a type or data representation that is unknown
     */
    public static PduHeader read(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new TruncatedMessageException("PDU header", 0, LENGTH, bytes.length);
        }
        if (bytes[0] != VERSION || bytes[1] < 0 || bytes[1] > 1) {
            throw new MalformedMessageException("rpc_vers " + (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF), 0);
        }
        DataRepresentation drep = DataRepresentation.of(bytes[4] & 0xFF, bytes[5] & 0xFF);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(drep.byteOrder());
        int value = bytes[2] & 0xFF;
        return new PduHeader(
                PduType.of(value).orElseThrow(() -> new UnknownValueException("PTYPE", 2, value)), // PTYPE (1 byte)
                bytes[3] & 0xFF, // pfc_flags (1 byte)
                drep, // drep (4 bytes)
                buffer.getShort(FRAG_LENGTH_OFFSET) & 0xFFFF, // frag_length (2 bytes)
                buffer.getShort(10) & 0xFFFF, // auth_length (2 bytes)
                buffer.getInt(12)); // call_id (4 bytes)
    }

    /** Writes 16 bytes at the position of the buffer and sets its byte order. */
    public void write(ByteBuffer out) {
        out.order(ByteOrder.BIG_ENDIAN);
        out.put((byte) VERSION); // rpc_vers (1 byte)
        out.put((byte) 0); // rpc_vers_minor (1 byte)
        out.put((byte) type.value()); // PTYPE (1 byte)
        out.put((byte) flags); // pfc_flags (1 byte)
        out.putInt(drep.label() << 24); // drep (4 bytes)
        out.order(drep.byteOrder());
        out.putShort((short) fragLength); // frag_length (2 bytes)
        out.putShort((short) authLength); // auth_length (2 bytes)
        out.putInt(callId); // call_id (4 bytes)
    }

    public boolean first() {
        return (flags & PfcFlags.FIRST_FRAG) != 0;
    }

    public boolean last() {
        return (flags & PfcFlags.LAST_FRAG) != 0;
    }

    /** Whether all of these bits of {@link PfcFlags} are set. */
    public boolean has(int bits) {
        return (flags & bits) == bits;
    }
}
