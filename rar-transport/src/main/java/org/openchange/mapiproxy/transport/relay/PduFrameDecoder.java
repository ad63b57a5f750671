/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.dcerpc.PduType;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Cuts the byte stream into PDUs by frag_length. Nothing is allocated for a PDU before all of it has arrived. Most of what comes are responses
 * without sec_trailer; where those are wanted directly they are handed over as they lie in the socket's buffer, which saves a copy.
 */
final class PduFrameDecoder extends ByteToMessageDecoder {
    private static final int RPC_VERSION = 5;
    private static final int FRAG_LENGTH_OFFSET = 8;
    private static final int RESPONSE_HEADER = 24;

    private PlainResponses plainResponses;

    /** Takes responses that nothing protects. */
    interface PlainResponses {
        /** The fields in the buffer's byte order at {@code start}; the buffer is valid during the call only, and left as it is. */
        void onPlainResponse(ByteBuf in, PlainResponse response);
    }

    /**
     * Where a response fragment lies, C706 12.6.4.10.
     *
     * @param start of the PDU, in the buffer
     * @param length of the PDU, in bytes
     */
    record PlainResponse(DataRepresentation drep, int flags, int start, int length) {
        int allocHint(ByteBuf in) {
            return u32(in, start + 16);
        }

        int callId(ByteBuf in) {
            return u32(in, start + 12);
        }

        int contextId(ByteBuf in) {
            int at = start + 20;
            return drep == DataRepresentation.LITTLE_ENDIAN ? in.getUnsignedShortLE(at) : in.getUnsignedShort(at);
        }

        int stubStart() {
            return start + RESPONSE_HEADER;
        }

        int stubLength() {
            return length - RESPONSE_HEADER;
        }

        private int u32(ByteBuf in, int at) {
            return drep == DataRepresentation.LITTLE_ENDIAN ? in.getIntLE(at) : in.getInt(at);
        }
    }

    /** From now on these responses come here, and everything else through the pipeline as before. */
    void plainResponsesTo(PlainResponses receiver) {
        plainResponses = receiver;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < PduHeader.LENGTH) {
            return;
        }
        int start = in.readerIndex();
        int length = frameLength(in, start);
        if (in.readableBytes() < length) {
            return;
        }
        if (plainResponses != null && isPlainResponse(in, start, length)) {
            boolean little = in.getByte(start + DataRepresentation.OFFSET) != 0;
            DataRepresentation drep = little ? DataRepresentation.LITTLE_ENDIAN : DataRepresentation.BIG_ENDIAN;
            plainResponses.onPlainResponse(in, new PlainResponse(drep, in.getUnsignedByte(start + 3), start, length));
            in.skipBytes(length);
        } else {
            byte[] bytes = new byte[length];
            in.readBytes(bytes);
            out.add(PduFrame.of(bytes));
        }
    }

    private static int frameLength(ByteBuf in, int start) {
        if (in.getByte(start) != RPC_VERSION) {
            // Whoever speaks something else may never send as many bytes as its frag_length seems to say.
            throw new MalformedMessageException("rpc_vers " + in.getUnsignedByte(start), 0);
        }
        int length = PduHeader.peekFragLength(
                in.getByte(start + DataRepresentation.OFFSET),
                in.getByte(start + FRAG_LENGTH_OFFSET),
                in.getByte(start + FRAG_LENGTH_OFFSET + 1));
        if (length < PduHeader.LENGTH) {
            throw new MalformedMessageException("frag_length " + length, FRAG_LENGTH_OFFSET);
        }
        return length;
    }

    /** Whether it is a response of usual form; what is unusual is left to the thorough way, which says what is wrong. */
    private static boolean isPlainResponse(ByteBuf in, int start, int length) {
        int drep = in.getByte(start + DataRepresentation.OFFSET);
        return in.getByte(start + 2) == PduType.RESPONSE.value()
                && length >= RESPONSE_HEADER
                && in.getByte(start + 1) == 0
                && (drep == DataRepresentation.LITTLE_ENDIAN.label() || drep == DataRepresentation.BIG_ENDIAN.label())
                && in.getByte(start + DataRepresentation.OFFSET + 1) == 0
                && in.getShort(start + 10) == 0; // auth_length
    }
}
