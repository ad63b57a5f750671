/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopReadPerUserInformation ([MS-OXCROPS] 2.2.3.12): a part of a user's read state of a public folder. */
public final class RopReadPerUserInformation {
    public static final RopType TYPE = RopType.named(0x63, "RopReadPerUserInformation")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopReadPerUserInformation() {}

    /**
     * @param dataOffset in bytes
     * @param maxDataSize in bytes; 0 leaves it to the server
     */
    public record Request(
            int logonId, int inputHandleIndex, LongTermId folderId, int reserved, long dataOffset, int maxDataSize)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    LongTermId.read(in),
                    in.readUnsignedByte(),
                    in.readUnsignedInt(),
                    in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            folderId.write(out);
            out.putByte(reserved).putInt(dataOffset).putShort(maxDataSize);
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

    /** @param hasFinished not 0 when nothing follows */
    public record Response(int inputHandleIndex, long returnValue, int hasFinished, ByteBuffer data)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readUnsignedByte(), in.readCountedBytes("Data"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(hasFinished).putCountedBytes(data);
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
