/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetReceiveFolderTable ([MS-OXCROPS] 2.2.3.4): the folders that receive messages, with their classes. */
public final class RopGetReceiveFolderTable {
    public static final RopType TYPE = RopType.named(0x68, "RopGetReceiveFolderTable")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    /** PidTagFolderId, PidTagMessageClass in 8-bit characters and PidTagLastModificationTime, always. */
    private static final List<PropertyTag> COLUMNS =
            List.of(new PropertyTag(0x6748_0014), new PropertyTag(0x001A_001E), new PropertyTag(0x3008_0040));

    private RopGetReceiveFolderTable() {}

    public record Request(int logonId, int inputHandleIndex) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
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

    public record Response(int inputHandleIndex, long returnValue, List<PropertyRow> rows) implements RopReply {
        public Response {
            rows = List.copyOf(rows);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    Elements.read(in, in.readCount32("RowCount", 1), row -> PropertyRow.read(row, COLUMNS)));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            out.putInt(rows.size());
            rows.forEach(row -> row.write(out));
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
