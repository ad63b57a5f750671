/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopOpenStream ([MS-OXCROPS] 2.2.9.1): opens a property as a stream. */
public final class RopOpenStream {
    public static final RopType TYPE = RopType.named(0x2B, "RopOpenStream")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopOpenStream() {}

    /** @param openModeFlags 0 read-only, 1 read and write, 2 create */
    public record Request(
            int logonId, int inputHandleIndex, int outputHandleIndex, PropertyTag propertyTag, int openModeFlags)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    PropertyTag.read(in),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(outputHandleIndex);
            propertyTag.write(out);
            out.putByte(openModeFlags);
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

    public record Response(int outputHandleIndex, long returnValue, long streamSize) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue, in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putInt(streamSize);
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
