/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.rule;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopUpdateDeferredActionMessages ([MS-OXCROPS] 2.2.11.3): names the message that deferred actions are about. */
public final class RopUpdateDeferredActionMessages {
    public static final RopType TYPE = RopType.named(0x57, "RopUpdateDeferredActionMessages")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopUpdateDeferredActionMessages() {}

    /**
     * @param serverEntryId of the message on the server
     * @param clientEntryId of the message that the client downloaded
     */
    public record Request(int logonId, int inputHandleIndex, ByteBuffer serverEntryId, ByteBuffer clientEntryId)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readCountedBytes("ServerEntryId"),
                    in.readCountedBytes("ClientEntryId"));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putCountedBytes(serverEntryId)
                    .putCountedBytes(clientEntryId);
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
