/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopQueryRows ([MS-OXCROPS] 2.2.5.4): reads rows of a table. */
public final class RopQueryRows {
    public static final RopType TYPE = RopType.named(0x15, "RopQueryRows")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopQueryRows() {}

    /**
     * @param queryRowsFlags 1 leaves the cursor where it is, 2 asks for packed buffers
     * @param forwardRead 0 reads backwards
     * @param rowCount the most that are wanted
     */
    public record Request(int logonId, int inputHandleIndex, int queryRowsFlags, int forwardRead, int rowCount)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(queryRowsFlags)
                    .putByte(forwardRead)
                    .putShort(rowCount);
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

    /** @param origin where the cursor is afterwards: 0 begin, 1 in between, 2 end */
    public record Response(int inputHandleIndex, long returnValue, int origin, int rowCount, RowData rowData)
            implements RopReply {
        public Response {
            if (rowData instanceof RowData.Rows rows && rows.rows().size() != rowCount) {
                throw new IllegalArgumentException("RowCount is not the number of rows");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int origin = in.readUnsignedByte();
            int rowCount = in.readUnsignedShort();
            RowData rowData = RowData.read(in, rowCount, context.columns());
            return new Response(inputHandleIndex, returnValue, origin, rowCount, rowData);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(origin).putShort(rowCount);
            rowData.write(out);
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
