/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopHardDeleteMessagesAndSubfolders ([MS-OXCROPS] 2.2.4.10): hard-deletes what is in a folder. */
public final class RopHardDeleteMessagesAndSubfolders {
    public static final RopType TYPE = RopType.named(0x92, "RopHardDeleteMessagesAndSubfolders")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .build();

    private RopHardDeleteMessagesAndSubfolders() {}

    /**
     * @param wantAsynchronous not 0 lets the server work on and answer with RopProgress
     * @param wantDeleteAssociated not 0 for folder-associated messages too
     */
    public record Request(int logonId, int inputHandleIndex, int wantAsynchronous, int wantDeleteAssociated)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(wantAsynchronous)
                    .putByte(wantDeleteAssociated);
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

    /** @param partialCompletion not 0 when it was done for some only */
    public record Response(int inputHandleIndex, long returnValue, int partialCompletion) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(partialCompletion);
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
