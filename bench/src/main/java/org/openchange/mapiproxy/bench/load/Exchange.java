/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Request;
import org.openchange.mapiproxy.idl.emsmdb.EcDoRpcExt2Response;
import org.openchange.mapiproxy.idl.emsmdb.Emsmdb;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrWriter;

/**
 * The one call that a run repeats.
 *
 * @param interfaceId what the connection binds
 * @param opnum of the request
 * @param request the stub that is sent
 * @param answerBytes size of the answer's stub that must come back
 */
public record Exchange(SyntaxId interfaceId, int opnum, ByteBuffer request, int answerBytes) {
    /** Of no specification: known only to these tools, so that a proxy must relay it without understanding it. */
    private static final SyntaxId UNKNOWN = SyntaxId.parse("7d0f2f4e-2f0b-4d6e-9a53-6d6170696265/1.0");

    private static final int LAST = 4;
    private static final int SET_PROPERTIES = 0x0A;
    private static final int SUBMIT_MESSAGE = 0x32;
    private static final int BODY_TAG = 0x1000_0102;
    private static final int VALUE_BYTES = 496;
    private static final int OPERATIONS = 64;

    static final SyntaxId ROP_INTERFACE = Emsmdb.INTERFACE.id();
    /** What an upstream answers to {@link #ropCall}. */
    static final ByteBuffer ROP_ANSWER = ropAnswer();

    /** A request whose first four bytes tell the upstream how long an answer it wants. */
    public static Exchange sized(int requestBytes, int answerBytes) {
        if (requestBytes < 4) {
            throw new IllegalArgumentException("the request must have 4 bytes at least");
        }
        if (answerBytes < 0 || answerBytes > UpstreamConnection.MAX_ANSWER_BYTES) {
            throw new IllegalArgumentException(
                    "the answer must have 0 to " + UpstreamConnection.MAX_ANSWER_BYTES + " bytes");
        }
        ByteBuffer stub = ByteBuffer.allocate(requestBytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Exchange(UNKNOWN, 0, stub.putInt(0, answerBytes), answerBytes);
    }

    /**
     * EcDoRpcExt2 with one block of 32 KB: 64 times RopSetProperties with a value of 496 bytes, then RopSubmitMessage. The answer has a
     * success for each.
     */
    public static Exchange ropCall() {
        return new Exchange(ROP_INTERFACE, EcDoRpcExt2Request.OPNUM, ropRequest(), ROP_ANSWER.remaining());
    }

    private static ByteBuffer ropRequest() {
        ByteBuffer rops = ByteBuffer.allocate(0x8000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < OPERATIONS; i++) {
            rops.put((byte) SET_PROPERTIES).put((byte) 0).put((byte) 0);
            rops.putShort((short) (2 + 4 + 2 + VALUE_BYTES)).putShort((short) 1);
            rops.putInt(BODY_TAG).putShort((short) VALUE_BYTES).put(new byte[VALUE_BYTES]);
        }
        rops.put((byte) SUBMIT_MESSAGE).put((byte) 0).put((byte) 0).put((byte) 0);
        return stub(EcDoRpcExt2Request.of(handle(), 0, block(rops.flip()), 0x8007, ByteBuffer.allocate(0), 0x1008));
    }

    private static ByteBuffer ropAnswer() {
        ByteBuffer rops = ByteBuffer.allocate(0x1000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < OPERATIONS; i++) {
            rops.put((byte) SET_PROPERTIES).put((byte) 0).putInt(0).putShort((short) 0);
        }
        rops.put((byte) SUBMIT_MESSAGE).put((byte) 0).putInt(0);
        return stub(EcDoRpcExt2Response.of(handle(), 0, block(rops.flip()), ByteBuffer.allocate(0), 1, 0));
    }

    /** RPC_HEADER_EXT, RopSize, the list, and a handle table of one. */
    private static ByteBuffer block(ByteBuffer rops) {
        int size = 2 + rops.remaining() + 4;
        ByteBuffer block = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        block.putShort((short) 0).putShort((short) LAST).putShort((short) size).putShort((short) size);
        return block.putShort((short) (2 + rops.remaining()))
                .put(rops)
                .putInt(1)
                .flip();
    }

    private static ContextHandle handle() {
        return new ContextHandle(0, new UUID(0x4d41504950726f78L, 0x7942656e6368L));
    }

    private static ByteBuffer stub(Message message) {
        NdrWriter writer = new NdrWriter(ByteOrder.LITTLE_ENDIAN);
        message.write(writer);
        return writer.toBuffer();
    }
}
