/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/** Reads the fields of one PDU; offsets in errors count from its first byte. */
final class PduReader {
    private final ByteBuffer pdu;

    /** Reads from {@code start} up to, not including, {@code end}. */
    PduReader(byte[] bytes, int start, int end, ByteOrder order) {
        this.pdu = ByteBuffer.wrap(bytes).order(order);
        if (start > end) {
            throw new TruncatedMessageException("PDU body", start, 0, (long) end - start);
        }
        pdu.limit(end).position(start);
    }

    int offset() {
        return pdu.position();
    }

    int remaining() {
        return pdu.remaining();
    }

    int u8(String what) {
        require(what, 1);
        return pdu.get() & 0xFF;
    }

    int u16(String what) {
        require(what, 2);
        return pdu.getShort() & 0xFFFF;
    }

    int u32(String what) {
        require(what, 4);
        return pdu.getInt();
    }

    UUID uuid(String what) {
        require(what, 16);
        return Uuids.get(pdu);
    }

    SyntaxId syntaxId(String what) {
        UUID uuid = uuid(what);
        int version = u32(what);
        return new SyntaxId(uuid, version & 0xFFFF, version >>> 16);
    }

    byte[] bytes(String what, int count) {
        require(what, count);
        byte[] bytes = new byte[count];
        pdu.get(bytes);
        return bytes;
    }

    void skip(String what, int count) {
        require(what, count);
        pdu.position(pdu.position() + count);
    }

    /** Skips to a multiple of {@code alignment}, counted from the start of the PDU. */
    void align(int alignment) {
        skip("padding", -pdu.position() & (alignment - 1));
    }

    void require(String what, int count) {
        if (count > pdu.remaining()) {
            throw new TruncatedMessageException(what, pdu.position(), count, pdu.remaining());
        }
    }
}
