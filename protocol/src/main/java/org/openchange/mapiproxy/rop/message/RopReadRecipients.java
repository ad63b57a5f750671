/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.List;
import org.openchange.mapiproxy.mapi.ReadRecipientRow;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopReadRecipients ([MS-OXCROPS] 2.2.6.6): recipients of a message. */
public final class RopReadRecipients {
    public static final RopType TYPE = RopType.named(0x0F, "RopReadRecipients")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopReadRecipients() {}

    /** @param rowId where to begin, unsigned 32-bit */
    public record Request(int logonId, int inputHandleIndex, long rowId, int reserved) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedInt(), in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putInt(rowId)
                    .putShort(reserved);
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

    public record Response(int inputHandleIndex, long returnValue, List<ReadRecipientRow> recipientRows)
            implements RopReply {
        public Response {
            recipientRows = List.copyOf(recipientRows);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    Elements.read(
                            in,
                            in.checkCount("RowCount", in.readUnsignedByte(), ReadRecipientRow.LEAST_SIZE),
                            row -> ReadRecipientRow.read(row, context.recipientColumns())));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            out.putByte(recipientRows.size());
            recipientRows.forEach(row -> row.write(out));
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
