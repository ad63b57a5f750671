/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RestrictionData;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopFindRow ([MS-OXCROPS] 2.2.5.13): finds the next row that a restriction matches. */
public final class RopFindRow {
    public static final RopType TYPE = RopType.named(0x4F, "RopFindRow")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopFindRow() {}

    /**
     * @param findRowFlags 1 finds backwards
     * @param origin 0 begin, 1 current row, 2 end, 3 bookmark
     * @param bookmark empty but for {@code origin} 3
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int findRowFlags,
            SizedBody<Optional<Restriction>> restrictionData,
            int origin,
            ByteBuffer bookmark)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    RestrictionData.read(in),
                    in.readUnsignedByte(),
                    in.readCountedBytes("Bookmark"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(findRowFlags);
            RestrictionData.write(out, restrictionData);
            out.putByte(origin).putCountedBytes(bookmark);
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
     * @param rowData one row, present when {@code hasRowData} is not 0
     */
    public record Response(
            int inputHandleIndex, long returnValue, int rowNoLongerVisible, int hasRowData, Optional<RowData> rowData)
            implements RopReply {
        public Response {
            if (rowData.isPresent() != (hasRowData != 0)) {
                throw new IllegalArgumentException("RowData goes with HasRowData");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int rowNoLongerVisible = in.readUnsignedByte();
            int hasRowData = in.readUnsignedByte();
            Optional<RowData> rowData =
                    hasRowData == 0 ? Optional.empty() : Optional.of(RowData.read(in, 1, context.columns()));
            return new Response(inputHandleIndex, returnValue, rowNoLongerVisible, hasRowData, rowData);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(rowNoLongerVisible).putByte(hasRowData);
            rowData.ifPresent(present -> present.write(out));
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
