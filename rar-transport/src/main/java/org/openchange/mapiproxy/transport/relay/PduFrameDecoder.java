/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.openchange.mapiproxy.dcerpc.DataRepresentation;
import org.openchange.mapiproxy.dcerpc.PduFrame;
import org.openchange.mapiproxy.dcerpc.PduHeader;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** Cuts the byte stream into PDUs by frag_length. Nothing is allocated for a PDU before all of it has arrived. */
final class PduFrameDecoder extends ByteToMessageDecoder {
    private static final int RPC_VERSION = 5;
    private static final int FRAG_LENGTH_OFFSET = 8;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < PduHeader.LENGTH) {
            return;
        }
        int start = in.readerIndex();
        int length = PduHeader.peekFragLength(
                in.getByte(start + DataRepresentation.OFFSET),
                in.getByte(start + FRAG_LENGTH_OFFSET),
                in.getByte(start + FRAG_LENGTH_OFFSET + 1));
        if (in.getByte(start) != RPC_VERSION) {
            // Whoever speaks something else may never send as many bytes as its frag_length seems to say.
            throw new MalformedMessageException("rpc_vers " + in.getUnsignedByte(start), 0);
        }
        if (length < PduHeader.LENGTH) {
            throw new MalformedMessageException("frag_length " + length, FRAG_LENGTH_OFFSET);
        }
        if (in.readableBytes() >= length) {
            byte[] bytes = new byte[length];
            in.readBytes(bytes);
            out.add(PduFrame.of(bytes));
        }
    }
}
