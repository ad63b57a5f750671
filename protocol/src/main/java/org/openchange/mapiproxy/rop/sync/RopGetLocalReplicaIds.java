/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.util.UUID;
import org.openchange.mapiproxy.mapi.GlobalCounter;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetLocalReplicaIds ([MS-OXCROPS] 2.2.13.13): reserves a range of identifiers for the client. */
public final class RopGetLocalReplicaIds {
    public static final RopType TYPE = RopType.named(0x7F, "RopGetLocalReplicaIds")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetLocalReplicaIds() {}

    /** @param idCount how many */
    public record Request(int logonId, int inputHandleIndex, long idCount) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putInt(idCount);
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

    /** @param globalCount the first of the range, see {@link GlobalCounter} */
    public record Response(int inputHandleIndex, long returnValue, UUID replGuid, long globalCount)
            implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readGuid(), GlobalCounter.read(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putGuid(replGuid);
            GlobalCounter.write(out, globalCount);
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
