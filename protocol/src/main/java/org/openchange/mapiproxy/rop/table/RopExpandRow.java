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

/** RopExpandRow ([MS-OXCROPS] 2.2.5.16): expands a category. */
public final class RopExpandRow {
    public static final RopType TYPE = RopType.named(0x59, "RopExpandRow")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopExpandRow() {}

    /** @param maxRowCount the most rows that the answer is to hold */
    public record Request(int logonId, int inputHandleIndex, int maxRowCount, long categoryId) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedShort(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putShort(maxRowCount)
                    .putLong(categoryId);
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

    /** @param expandedRowCount how many rows the category adds to the table */
    public record Response(int inputHandleIndex, long returnValue, long expandedRowCount, int rowCount, RowData rowData)
            implements RopReply {
        public Response {
            if (rowData instanceof RowData.Rows rows && rows.rows().size() != rowCount) {
                throw new IllegalArgumentException("RowCount is not the number of rows");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            long expandedRowCount = in.readUnsignedInt();
            int rowCount = in.readUnsignedShort();
            RowData rowData = RowData.read(in, rowCount, context.columns());
            return new Response(inputHandleIndex, returnValue, expandedRowCount, rowCount, rowData);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putInt(expandedRowCount).putShort(rowCount);
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
