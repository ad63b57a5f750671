/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.association;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.SecurityTrailer;
import org.openchange.mapiproxy.dcerpc.StubFragments;
import org.openchange.mapiproxy.security.ProtectedPdu;
import org.openchange.mapiproxy.transport.net.Connection;

/** Cuts answers into fragments, protects them in place and sends them. */
final class ResponseSender {
    /** How many bytes of fragments are handed to the socket at a time; more than one fragment has always room. */
    private static final int BATCH_BYTES = 256 * 1024;

    private final Connection connection;
    private final Handshake handshake;

    ResponseSender(Connection connection, Handshake handshake) {
        this.connection = connection;
        this.handshake = handshake;
    }

    void send(ServerCall call, ByteBuffer stub) {
        SecurityState security = call.security();
        boolean isProtected = security.level().protectsPdus();
        StubFragments fragments = StubFragments.response(
                call.callId(),
                call.contextId() & 0xFF, // as Windows does, and clients expect
                stub,
                isProtected ? protection(security) : StubFragments.Protection.none(handshake.fragmentBytes()));
        int estimate = estimate(stub.remaining(), isProtected);
        while (fragments.hasNext()) {
            sendBatch(fragments, isProtected ? security : null, Math.min(estimate, BATCH_BYTES));
        }
    }

    private StubFragments.Protection protection(SecurityState security) {
        SecurityTrailer trailer = security.trailer();
        int authValueLength = security.context().authValueLength(security.level());
        return new StubFragments.Protection(handshake.fragmentBytes(), trailer, authValueLength);
    }

    /** A size in which a short answer has room without growing. */
    private int estimate(int stubLength, boolean isProtected) {
        int fragment = handshake.fragmentBytes();
        int overhead = isProtected ? 160 : 64;
        long fragments = 1L + stubLength / (fragment - overhead);
        return (int) Math.min(BATCH_BYTES, stubLength + fragments * overhead);
    }

    /** @param security null when nothing is to be protected */
    private void sendBatch(StubFragments fragments, SecurityState security, int capacity) {
        // what is signed has to lie in an array; what is not goes to the socket without another copy
        ByteBuf batch = security == null
                ? connection.allocator().ioBuffer(capacity)
                : connection.allocator().heapBuffer(capacity);
        int count = 0;
        boolean complete = false;
        try {
            do {
                append(fragments, security, batch);
                count++;
            } while (fragments.hasNext() && batch.readableBytes() + fragments.nextLength() <= BATCH_BYTES);
            complete = true;
        } finally {
            if (!complete) {
                batch.release();
            }
        }
        connection.send(batch, count);
    }

    private void append(StubFragments fragments, SecurityState security, ByteBuf batch) {
        int length = fragments.nextLength();
        batch.ensureWritable(length);
        int start = batch.writerIndex();
        if (security == null) {
            fragments.writeNext(batch.nioBuffer(start, length));
        } else {
            int offset = batch.arrayOffset() + start;
            fragments.writeNext(ByteBuffer.wrap(batch.array(), offset, length));
            protect(security, batch.array(), offset, length, fragments.headerLength());
        }
        batch.writerIndex(start + length);
    }

    private void protect(SecurityState security, byte[] array, int offset, int length, int headerLength) {
        int authValueLength = security.context().authValueLength(security.level());
        int dataLength = length - headerLength - SecurityTrailer.LENGTH - authValueLength;
        security.context()
                .protect(
                        security.level(),
                        new ProtectedPdu(
                                array,
                                offset,
                                length,
                                offset + headerLength,
                                dataLength,
                                authValueLength,
                                handshake.isHeaderSigning()));
    }
}
