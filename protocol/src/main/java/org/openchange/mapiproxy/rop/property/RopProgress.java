/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopProgress ([MS-OXCROPS] 2.2.8.13): asks how far an asynchronous operation is. When it is done, the response is that operation's own and has its RopId. */
public final class RopProgress {
    public static final RopType TYPE = RopType.named(0x50, "RopProgress")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopProgress() {}

    /** @param wantCancel not 0 to stop the operation */
    public record Request(int logonId, int inputHandleIndex, int wantCancel) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(wantCancel);
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

    public record Response(
            int inputHandleIndex, long returnValue, int logonId, long completedTaskCount, long totalTaskCount)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex, returnValue, in.readUnsignedByte(), in.readUnsignedInt(), in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this)
                    .putByte(logonId)
                    .putInt(completedTaskCount)
                    .putInt(totalTaskCount);
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
