/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.table;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetCollapseState ([MS-OXCROPS] 2.2.5.18): which categories of a table are expanded. */
public final class RopGetCollapseState {
    public static final RopType TYPE = RopType.named(0x6B, "RopGetCollapseState")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetCollapseState() {}

    public record Request(int logonId, int inputHandleIndex, long rowId, long rowInstanceNumber) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readLong(), in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putLong(rowId)
                    .putInt(rowInstanceNumber);
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

    public record Response(int inputHandleIndex, long returnValue, ByteBuffer collapseState) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readCountedBytes("CollapseState"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putCountedBytes(collapseState);
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
