/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSaveChangesMessage ([MS-OXCROPS] 2.2.6.3): saves what was changed in a message. */
public final class RopSaveChangesMessage {
    public static final RopType TYPE = RopType.named(0x0C, "RopSaveChangesMessage")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSaveChangesMessage() {}

    /**
     * @param responseHandleIndex the handle index of the answer
     * @param saveFlags 1 keep open to read, 2 keep open to write, 4 save over others' changes
     */
    public record Request(int logonId, int responseHandleIndex, int inputHandleIndex, int saveFlags)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(responseHandleIndex)
                    .putByte(inputHandleIndex)
                    .putByte(saveFlags);
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

    public record Response(int responseHandleIndex, long returnValue, int inputHandleIndex, long messageId)
            implements RopReply {

        static Response read(int responseHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(responseHandleIndex, returnValue, in.readUnsignedByte(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(inputHandleIndex).putLong(messageId);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return responseHandleIndex;
        }
    }
}
