/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.Optional;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopCreateMessage ([MS-OXCROPS] 2.2.6.2): creates a message. */
public final class RopCreateMessage {
    public static final RopType TYPE = RopType.named(0x06, "RopCreateMessage")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopCreateMessage() {}

    /**
     * @param codePageId of 8-bit strings; 0x0FFF for the logon's
     * @param associatedFlag not 0 for a folder-associated message
     */
    public record Request(
            int logonId, int inputHandleIndex, int outputHandleIndex, int codePageId, long folderId, int associatedFlag)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    in.readLong(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putShort(codePageId)
                    .putLong(folderId)
                    .putByte(associatedFlag);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return inputHandleIndex;
        }
    }

    /** @param messageId present when {@code hasMessageId} is not 0 */
    public record Response(int outputHandleIndex, long returnValue, int hasMessageId, Optional<Long> messageId)
            implements RopReply {
        public Response {
            if (messageId.isPresent() != (hasMessageId != 0)) {
                throw new IllegalArgumentException("MessageId goes with HasMessageId");
            }
        }

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int hasMessageId = in.readUnsignedByte();
            Optional<Long> messageId = hasMessageId == 0 ? Optional.empty() : Optional.of(in.readLong());
            return new Response(outputHandleIndex, returnValue, hasMessageId, messageId);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(hasMessageId);
            messageId.ifPresent(out::putLong);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return outputHandleIndex;
        }
    }
}
