/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One connection of the {@link UpstreamServer}. Reads no further request while an answer is still going out. */
final class UpstreamConnection {

    static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int CONTEXT_COUNT = 24;

    private final SocketChannel channel;
    private final int ownMaxFragment;
    private final int port;
    private final ByteBuffer received = ByteBuffer.allocateDirect(65_536).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer answer = ByteBuffer.allocate(0);
    private int answerStubBytes = -1;
    private int maxFragment;
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private int requestedBytes = -1;
    /** Bound to EMSMDB, so that every request is {@link Exchange#ropCall}. */
    private boolean ropCalls;

    UpstreamConnection(SocketChannel channel, int maxFragment, int port) {
        this.channel = channel;
        this.ownMaxFragment = maxFragment;
        this.maxFragment = maxFragment;
        this.port = port;
    }

    void onReady(SelectionKey key) throws IOException {
        if (!flushed()) {
            return;
        }
        if (channel.read(received) < 0) {
            throw new EOFException("closed by the client");
        }
        key.interestOps(answerAll() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }

    /** Whether everything that was received could be answered. */
    private boolean answerAll() throws IOException {
        received.flip();
        boolean flushed = true;
        while (flushed && complete()) {
            int at = received.position();
            int length = PduBytes.length(received, at);
            onPdu(at, length);
            received.position(at + length);
            flushed = flushed();
        }
        received.compact();
        return flushed;
    }

    private boolean complete() throws IOException {
        if (received.remaining() < PduBytes.HEADER_BYTES) {
            return false;
        }
        int length = PduBytes.length(received, received.position());
        if (length < PduBytes.STUB_OFFSET) {
            throw new IOException("a PDU of " + length + " bytes");
        }
        return received.remaining() >= length;
    }

    private void onPdu(int at, int length) throws IOException {
        int callId = PduBytes.callId(received, at);
        switch (PduBytes.type(received, at)) {
            case PduBytes.BIND -> {
                maxFragment = PduBytes.negotiated(received, at, ownMaxFragment);
                answerStubBytes = -1;
                ropCalls = PduBytes.binds(received, at, Exchange.ROP_INTERFACE);
                int contexts = Byte.toUnsignedInt(received.get(at + CONTEXT_COUNT));
                sending = PduBytes.bindAck(callId, maxFragment, contexts, port);
            }
            case PduBytes.REQUEST -> onRequest(at, length, callId);
            default -> throw new IOException("unexpected PDU type " + PduBytes.type(received, at));
        }
    }

    private void onRequest(int at, int length, int callId) throws IOException {
        if (ropCalls) {
            requestedBytes = Exchange.ROP_ANSWER.remaining();
        } else if (requestedBytes < 0) {
            if (length < PduBytes.STUB_OFFSET + 4) {
                throw new IOException("a request without the size of its answer");
            }
            requestedBytes = received.getInt(at + PduBytes.STUB_OFFSET);
        }
        if (PduBytes.last(received, at)) {
            prepareAnswer(requestedBytes);
            requestedBytes = -1;
            int contextId = received.getShort(at + 20);
            for (int fragment = 0; fragment < answer.limit(); fragment += PduBytes.length(answer, fragment)) {
                PduBytes.callId(answer, fragment, callId);
                answer.putShort(fragment + 20, (short) contextId);
            }
            sending = answer.rewind();
        }
    }

    /** The answer is built once for each size; later calls only change its call id. */
    private void prepareAnswer(int stubBytes) throws IOException {
        if (stubBytes == answerStubBytes) {
            return;
        }
        if (stubBytes < 0 || stubBytes > MAX_ANSWER_BYTES) {
            throw new IOException("an answer of " + stubBytes + " bytes was asked for");
        }
        int room = (maxFragment - PduBytes.STUB_OFFSET) & ~7;
        int fragments = Math.max(1, (stubBytes + room - 1) / room);
        answer = ByteBuffer.allocateDirect(stubBytes + fragments * PduBytes.STUB_OFFSET)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0, left = stubBytes; i < fragments; i++) {
            int part = Math.min(room, left);
            int flags = (i == 0 ? PduBytes.FIRST_FRAGMENT : 0) | (i == fragments - 1 ? PduBytes.LAST_FRAGMENT : 0);
            PduBytes.header(answer, PduBytes.RESPONSE, flags, PduBytes.STUB_OFFSET + part, 0);
            answer.putInt(left).putInt(0);
            if (ropCalls) {
                answer.put(Exchange.ROP_ANSWER.slice(stubBytes - left, part));
            } else {
                answer.position(answer.position() + part);
            }
            left -= part;
        }
        answer.flip();
        answerStubBytes = stubBytes;
    }

    private boolean flushed() throws IOException {
        if (sending.hasRemaining()) {
            channel.write(sending);
        }
        return !sending.hasRemaining();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
