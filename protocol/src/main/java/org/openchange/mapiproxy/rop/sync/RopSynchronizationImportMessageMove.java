/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSynchronizationImportMessageMove ([MS-OXCROPS] 2.2.13.6): imports a move of a message. */
public final class RopSynchronizationImportMessageMove {
    public static final RopType TYPE = RopType.named(0x78, "RopSynchronizationImportMessageMove")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationImportMessageMove() {}

    /** All but the list are an XID ([MS-OXCFXICS] 2.2.2.2) or a GID. */
    public record Request(
            int logonId,
            int inputHandleIndex,
            ByteBuffer sourceFolderId,
            ByteBuffer sourceMessageId,
            ByteBuffer predecessorChangeList,
            ByteBuffer destinationMessageId,
            ByteBuffer changeNumber)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readBytes("SourceFolderId", in.readUnsignedInt()),
                    in.readBytes("SourceMessageId", in.readUnsignedInt()),
                    in.readBytes("PredecessorChangeList", in.readUnsignedInt()),
                    in.readBytes("DestinationMessageId", in.readUnsignedInt()),
                    in.readBytes("ChangeNumber", in.readUnsignedInt()));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putInt(sourceFolderId.remaining())
                    .putBytes(sourceFolderId)
                    .putInt(sourceMessageId.remaining())
                    .putBytes(sourceMessageId)
                    .putInt(predecessorChangeList.remaining())
                    .putBytes(predecessorChangeList)
                    .putInt(destinationMessageId.remaining())
                    .putBytes(destinationMessageId)
                    .putInt(changeNumber.remaining())
                    .putBytes(changeNumber);
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

    /** @param messageId 0 */
    public record Response(int inputHandleIndex, long returnValue, long messageId) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(messageId);
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
}
