/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.ModifyRecipientRow;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopModifyRecipients ([MS-OXCROPS] 2.2.6.5): changes, adds and removes recipients of a message. */
public final class RopModifyRecipients {
    public static final RopType TYPE = RopType.named(0x0E, "RopModifyRecipients")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopModifyRecipients() {}

    public record Request(
            int logonId,
            int inputHandleIndex,
            List<PropertyTag> recipientColumns,
            List<ModifyRecipientRow> recipientRows)
            implements RopRequest {
        public Request {
            recipientColumns = List.copyOf(recipientColumns);
            recipientRows = List.copyOf(recipientRows);
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            List<PropertyTag> recipientColumns =
                    PropertyTag.readAll(in, in.readCount16("ColumnCount", PropertyTag.SIZE));
            List<ModifyRecipientRow> recipientRows = Elements.read(
                    in,
                    in.readCount16("RowCount", ModifyRecipientRow.LEAST_SIZE),
                    row -> ModifyRecipientRow.read(row, Optional.of(recipientColumns)));
            return new Request(logonId, inputHandleIndex, recipientColumns, recipientRows);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            PropertyTag.writeCounted(out, recipientColumns);
            out.putShort(recipientRows.size());
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

    public record Response(int inputHandleIndex, long returnValue) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
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
