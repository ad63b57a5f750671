/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.util.List;
import org.openchange.mapiproxy.mapi.SortOrder;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSortTable ([MS-OXCROPS] 2.2.5.2): sorts a table. */
public final class RopSortTable {
    public static final RopType TYPE = RopType.named(0x13, "RopSortTable")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSortTable() {}

    /**
     * @param sortTableFlags 1 lets the server do it after its answer
     * @param categoryCount how many of the first orders make categories
     * @param expandedCount how many of the categories are expanded at first
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int sortTableFlags,
            int categoryCount,
            int expandedCount,
            List<SortOrder> sortOrders)
            implements RopRequest {
        public Request {
            sortOrders = List.copyOf(sortOrders);
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int sortTableFlags = in.readUnsignedByte();
            int sortOrderCount = in.readUnsignedShort();
            int categoryCount = in.readUnsignedShort();
            int expandedCount = in.readUnsignedShort();
            List<SortOrder> sortOrders =
                    SortOrder.readAll(in, in.checkCount("SortOrderCount", sortOrderCount, SortOrder.SIZE));
            return new Request(logonId, inputHandleIndex, sortTableFlags, categoryCount, expandedCount, sortOrders);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(sortTableFlags)
                    .putShort(sortOrders.size())
                    .putShort(categoryCount)
                    .putShort(expandedCount);
            sortOrders.forEach(order -> order.write(out));
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

    /** @param tableStatus 0 nothing is under way, 9 sorting, 0x0B setting columns, 0x0E restricting; 0x0A, 0x0D, 0x0F that it failed */
    public record Response(int inputHandleIndex, long returnValue, int tableStatus) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(tableStatus);
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
