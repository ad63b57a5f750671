/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSeekStream ([MS-OXCROPS] 2.2.9.8): moves the seek pointer of a stream. */
public final class RopSeekStream {
    public static final RopType TYPE = RopType.named(0x2E, "RopSeekStream")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSeekStream() {}

    /**
     * @param origin 0 the beginning, 1 the current position, 2 the end
     * @param offset signed
     */
    public record Request(int logonId, int inputHandleIndex, int origin, long offset) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(origin)
                    .putLong(offset);
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

    public record Response(int inputHandleIndex, long returnValue, long newPosition) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(newPosition);
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
