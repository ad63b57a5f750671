/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.util.List;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetValidAttachments ([MS-OXCROPS] 2.2.6.18): the attachments of a message; reserved since Exchange 2010. */
public final class RopGetValidAttachments {
    public static final RopType TYPE = RopType.named(0x52, "RopGetValidAttachments")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetValidAttachments() {}

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

    public record Response(int inputHandleIndex, long returnValue, List<Long> attachmentIdArray) implements RopReply {
        public Response {
            attachmentIdArray = List.copyOf(attachmentIdArray);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    Elements.read(in, in.readCount16("AttachmentIdCount", Integer.BYTES), WireReader::readUnsignedInt));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            out.putShort(attachmentIdArray.size());
            attachmentIdArray.forEach(out::putInt);
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
