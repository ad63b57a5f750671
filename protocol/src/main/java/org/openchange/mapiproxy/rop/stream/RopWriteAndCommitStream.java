/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.stream;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopWriteAndCommitStream ([MS-OXCROPS] 2.2.9.12): writes to a stream and saves it. */
public final class RopWriteAndCommitStream {
    public static final RopType TYPE = RopType.named(0x90, "RopWriteAndCommitStream")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .build();

    private RopWriteAndCommitStream() {}

    public record Request(int logonId, int inputHandleIndex, ByteBuffer data) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readCountedBytes("Data"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putCountedBytes(data);
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

    public record Response(int inputHandleIndex, long returnValue, int writtenSize) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putShort(writtenSize);
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
