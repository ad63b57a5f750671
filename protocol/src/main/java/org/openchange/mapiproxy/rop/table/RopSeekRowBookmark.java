/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSeekRowBookmark ([MS-OXCROPS] 2.2.5.9): moves the cursor of a table away from a bookmark. */
public final class RopSeekRowBookmark {
    public static final RopType TYPE = RopType.named(0x19, "RopSeekRowBookmark")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSeekRowBookmark() {}

    /**
     * @param rowCount signed: towards the begin when negative
     * @param wantRowMovedCount not 0 when RowsSought is to be right
     */
    public record Request(int logonId, int inputHandleIndex, ByteBuffer bookmark, int rowCount, int wantRowMovedCount)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readCountedBytes("Bookmark"),
                    in.readInt(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putCountedBytes(bookmark)
                    .putInt(rowCount)
                    .putByte(wantRowMovedCount);
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

    /**
     * @param rowNoLongerVisible not 0 when the bookmark's row is gone
     * @param hasSoughtLess not 0 when the table ended first
     * @param rowsSought signed as {@code rowCount} is
     */
    public record Response(
            int inputHandleIndex, long returnValue, int rowNoLongerVisible, int hasSoughtLess, int rowsSought)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex, returnValue, in.readUnsignedByte(), in.readUnsignedByte(), in.readInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putByte(rowNoLongerVisible)
                    .putByte(hasSoughtLess)
                    .putInt(rowsSought);
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
