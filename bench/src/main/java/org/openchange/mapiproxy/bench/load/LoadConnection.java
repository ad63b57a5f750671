/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.LongConsumer;

/** One connection of the {@link LoadGenerator}: bind, then one call after the other. */
final class LoadConnection {

    private static final int CONNECT_MILLIS = 5_000;

    private final LoadSettings settings;
    private final LongConsumer onAnswerNanos;
    private final ByteBuffer received = ByteBuffer.allocateDirect(131_072).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer request;
    private SocketChannel channel;
    private int callId = 1;
    private int stubBytes;
    private long sentNanos;

    LoadConnection(LoadSettings settings, LongConsumer onAnswerNanos) {
        this.settings = settings;
        this.onAnswerNanos = onAnswerNanos;
        request = PduBytes.requests(
                settings.exchange().opnum(), settings.exchange().request(), settings.maxFragment());
    }

    void open(Selector selector) throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().connect(settings.target(), CONNECT_MILLIS);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        send(PduBytes.bind(settings.exchange().interfaceId(), settings.maxFragment()));
    }

    void onReadable() throws IOException {
        if (channel.read(received) < 0) {
            throw new EOFException("closed by the server during call " + callId);
        }
        received.flip();
        while (received.remaining() >= PduBytes.HEADER_BYTES
                && received.remaining() >= PduBytes.length(received, received.position())) {
            int at = received.position();
            int length = PduBytes.length(received, at);
            onPdu(at, length);
            received.position(at + length);
        }
        received.compact();
    }

    private void onPdu(int at, int length) throws IOException {
        switch (PduBytes.type(received, at)) {
            case PduBytes.BIND_ACK -> sendRequest();
            case PduBytes.RESPONSE -> onResponse(at, length);
            case PduBytes.FAULT -> throw new IOException(
                    String.format("fault 0x%08x", PduBytes.faultStatus(received, at)));
            default -> throw new IOException("unexpected PDU type " + PduBytes.type(received, at));
        }
    }

    private void onResponse(int at, int length) throws IOException {
        if (PduBytes.callId(received, at) != callId || length > settings.maxFragment()) {
            throw new IOException("a response of another call or larger than negotiated: " + length + " bytes");
        }
        stubBytes += length - PduBytes.STUB_OFFSET;
        if (PduBytes.last(received, at)) {
            if (stubBytes != settings.exchange().answerBytes()) {
                throw new IOException("an answer of " + stubBytes + " bytes instead of "
                        + settings.exchange().answerBytes());
            }
            onAnswerNanos.accept(System.nanoTime() - sentNanos);
            stubBytes = 0;
            sendRequest();
        }
    }

    private void sendRequest() throws IOException {
        callId++;
        for (int at = 0; at < request.limit(); at += PduBytes.length(request, at)) {
            PduBytes.callId(request, at, callId);
        }
        sentNanos = System.nanoTime();
        send(request.rewind());
    }

    /** One request is outstanding at most, so that the socket's buffer takes it. */
    private void send(ByteBuffer pdu) throws IOException {
        channel.write(pdu);
        if (pdu.hasRemaining()) {
            throw new IOException("the socket did not take " + pdu.remaining() + " bytes of a request");
        }
    }
}
