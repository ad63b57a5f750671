/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSetColumns ([MS-OXCROPS] 2.2.5.1): sets the columns of a table. */
public final class RopSetColumns {
    public static final RopType TYPE = RopType.named(0x12, "RopSetColumns")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSetColumns() {}

    /** @param setColumnsFlags 1 lets the server do it after its answer */
    public record Request(int logonId, int inputHandleIndex, int setColumnsFlags, List<PropertyTag> propertyTags)
            implements RopRequest {
        public Request {
            propertyTags = List.copyOf(propertyTags);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), PropertyTag.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(setColumnsFlags);
            PropertyTag.writeCounted(out, propertyTags);
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
