/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;

/** Offsets of the connection-oriented PDUs of C706 12.6 that the load tools touch, and the few PDUs that they send. Little-endian. */
final class PduBytes {

    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;

    static final int FIRST_FRAGMENT = 1;
    static final int LAST_FRAGMENT = 2;

    static final int HEADER_BYTES = 16;
    /** Of a request without object UUID and of a response alike: the common header, alloc_hint, p_cont_id and four bytes more. */
    static final int STUB_OFFSET = 24;

    private static final int TYPE = 2;
    private static final int FLAGS = 3;
    private static final int FRAG_LENGTH = 8;
    private static final int CALL_ID = 12;
    private static final int FAULT_STATUS = 24;
    private static final int BIND_SYNTAX = 32;
    private static final int BIND_MAX_XMIT = 16;
    private static final int BIND_MAX_RECV = 18;

    private static final byte[] NDR_SYNTAX = syntax(UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860"), 2);

    private PduBytes() {}

    static int type(ByteBuffer pdu, int at) {
        return pdu.get(at + TYPE);
    }

    static boolean last(ByteBuffer pdu, int at) {
        return (pdu.get(at + FLAGS) & LAST_FRAGMENT) != 0;
    }

    static int length(ByteBuffer pdu, int at) {
        return Short.toUnsignedInt(pdu.getShort(at + FRAG_LENGTH));
    }

    static int callId(ByteBuffer pdu, int at) {
        return pdu.getInt(at + CALL_ID);
    }

    static void callId(ByteBuffer pdu, int at, int callId) {
        pdu.putInt(at + CALL_ID, callId);
    }

    static int faultStatus(ByteBuffer pdu, int at) {
        return pdu.getInt(at + FAULT_STATUS);
    }

    /** Whether the first context of a bind is for this interface. */
    static boolean binds(ByteBuffer bind, int at, SyntaxId interfaceId) {
        byte[] syntax = syntax(interfaceId.uuid(), interfaceId.minor() << 16 | interfaceId.major());
        return bind.slice(at + BIND_SYNTAX, syntax.length).equals(ByteBuffer.wrap(syntax));
    }

    /** The largest fragment that both sides take. */
    static int negotiated(ByteBuffer bind, int at, int own) {
        int transmit = Short.toUnsignedInt(bind.getShort(at + BIND_MAX_XMIT));
        int receive = Short.toUnsignedInt(bind.getShort(at + BIND_MAX_RECV));
        return Math.min(own, Math.min(transmit, receive)) & ~7;
    }

    /** A bind for one interface with NDR 2.0, without authentication. */
    static ByteBuffer bind(SyntaxId interfaceId, int maxFragment) {
        ByteBuffer pdu = start(BIND, 72, 1);
        pdu.putShort((short) maxFragment).putShort((short) maxFragment).putInt(0);
        pdu.put((byte) 1).put((byte) 0).putShort((short) 0);
        pdu.putShort((short) 0).put((byte) 1).put((byte) 0);
        pdu.put(syntax(interfaceId.uuid(), interfaceId.minor() << 16 | interfaceId.major()))
                .put(NDR_SYNTAX);
        return pdu.flip();
    }

    /** Accepts as many contexts as the bind offered. */
    static ByteBuffer bindAck(int callId, int maxFragment, int contexts, int port) {
        byte[] address = (port + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int padding = -(26 + address.length) & 3;
        ByteBuffer pdu = start(BIND_ACK, 26 + address.length + padding + 4 + 24 * contexts, callId);
        pdu.putShort((short) maxFragment).putShort((short) maxFragment).putInt(0x4d415049);
        pdu.putShort((short) address.length).put(address).put(new byte[padding]);
        pdu.put((byte) contexts).put((byte) 0).putShort((short) 0);
        for (int i = 0; i < contexts; i++) {
            pdu.putInt(0).put(NDR_SYNTAX);
        }
        return pdu.flip();
    }

    /** A request of any length, cut into fragments that follow each other. */
    static ByteBuffer requests(int opnum, ByteBuffer stub, int maxFragment) {
        int room = (maxFragment - STUB_OFFSET) & ~7;
        int fragments = Math.max(1, (stub.remaining() + room - 1) / room);
        ByteBuffer pdus = ByteBuffer.allocateDirect(stub.remaining() + fragments * STUB_OFFSET)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < fragments; i++) {
            int left = stub.remaining() - i * room;
            int part = Math.min(room, left);
            int flags = (i == 0 ? FIRST_FRAGMENT : 0) | (i == fragments - 1 ? LAST_FRAGMENT : 0);
            header(pdus, REQUEST, flags, STUB_OFFSET + part, 1);
            pdus.putInt(left).putShort((short) 0).putShort((short) opnum);
            pdus.put(stub.slice(stub.position() + i * room, part));
        }
        return pdus.flip();
    }

    static ByteBuffer start(int type, int lengthBytes, int callId) {
        ByteBuffer pdu = ByteBuffer.allocate(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        header(pdu, type, FIRST_FRAGMENT | LAST_FRAGMENT, lengthBytes, callId);
        return pdu;
    }

    static void header(ByteBuffer target, int type, int flags, int lengthBytes, int callId) {
        target.put((byte) 5).put((byte) 0).put((byte) type).put((byte) flags).putInt(0x10);
        target.putShort((short) lengthBytes).putShort((short) 0).putInt(callId);
    }

    private static byte[] syntax(UUID id, int version) {
        ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        long high = id.getMostSignificantBits();
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(version);
        return bytes.array();
    }
}
