/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.fasttransfer;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopFastTransferSourceCopyTo ([MS-OXCROPS] 2.2.12.7): begins a download of an object, all but the named properties. */
public final class RopFastTransferSourceCopyTo {
    public static final RopType TYPE = RopType.named(0x4D, "RopFastTransferSourceCopyTo")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopFastTransferSourceCopyTo() {}

    /**
     * @param level not 0 when subobjects are left out
     * @param propertyTags what is left out
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int level,
            long copyFlags,
            int sendOptions,
            List<PropertyTag> propertyTags)
            implements RopRequest {
        public Request {
            propertyTags = List.copyOf(propertyTags);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedInt(),
                    in.readUnsignedByte(),
                    PropertyTag.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putByte(level)
                    .putInt(copyFlags)
                    .putByte(sendOptions);
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

    public record Response(int outputHandleIndex, long returnValue) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue);
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
            return outputHandleIndex;
        }
    }
}
