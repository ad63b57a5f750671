/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.transport;

import java.util.List;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopTransportSend ([MS-OXCROPS] 2.2.7.6): sends a message that a spooler holds. */
public final class RopTransportSend {
    public static final RopType TYPE = RopType.named(0x4A, "RopTransportSend")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopTransportSend() {}

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

    /** @param noPropertiesReturned not 0 when there are no values */
    public record Response(
            int inputHandleIndex, long returnValue, int noPropertiesReturned, List<TaggedPropertyValue> propertyValues)
            implements RopReply {
        public Response {
            propertyValues = List.copyOf(propertyValues);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex, returnValue, in.readUnsignedByte(), TaggedPropertyValue.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(noPropertiesReturned);
            TaggedPropertyValue.writeCounted(out, propertyValues);
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
