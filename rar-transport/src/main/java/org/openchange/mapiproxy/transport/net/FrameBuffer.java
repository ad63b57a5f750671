/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;

/** What came and was not handed over yet: at most what one read brought, and a part of a frame. Holds no memory while it is empty. */
final class FrameBuffer {
    private static final int VERSION = 5;
    private static final int PTYPE = 2;
    private static final int DREP = 4;
    private static final int FRAG_LENGTH = 8;
    /** Enough to know the length of the frame. */
    private static final int PREFIX = 10;

    private ByteBuf bytes;

    /** The bytes are no PDU at all. */
    static final class NoFrameException extends Exception {
        private static final long serialVersionUID = 1L;

        NoFrameException(String message) {
            super(message);
        }
    }

    /** Appends; takes the buffer over. */
    void add(ByteBuf more, ByteBufAllocator allocator) {
        if (bytes == null) {
            bytes = more;
        } else if (bytes.maxFastWritableBytes() >= more.readableBytes()) {
            bytes.writeBytes(more);
            more.release();
        } else {
            ByteBuf joined = allocator.ioBuffer(bytes.readableBytes() + more.readableBytes());
            joined.writeBytes(bytes).writeBytes(more);
            bytes.release();
            more.release();
            bytes = joined;
        }
    }

    /** The next whole frame, or null while it is not complete. */
    byte[] next() throws NoFrameException {
        if (bytes == null || bytes.readableBytes() < PREFIX) {
            return null;
        }
        int start = bytes.readerIndex();
        requireDcerpc(start);
        int length = PduHeader.peekFragLength(
                bytes.getByte(start + DREP),
                bytes.getByte(start + FRAG_LENGTH),
                bytes.getByte(start + FRAG_LENGTH + 1));
        if (length < PduHeader.LENGTH) {
            throw new NoFrameException("frag_length " + length);
        }
        if (bytes.readableBytes() < length) {
            return null;
        }
        byte[] frame = new byte[length];
        bytes.readBytes(frame);
        if (!bytes.isReadable()) {
            release();
        }
        return frame;
    }

    /** So that nobody waits for the end of what will never be a frame. A bind of another version is let through, since it has an answer. */
    private void requireDcerpc(int start) throws NoFrameException {
        if (bytes.getByte(start) != VERSION && bytes.getByte(start + PTYPE) != PduType.BIND.value()) {
            throw new NoFrameException("rpc_vers " + bytes.getUnsignedByte(start));
        }
    }

    boolean isInFrame() {
        return bytes != null;
    }

    void release() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }
}
