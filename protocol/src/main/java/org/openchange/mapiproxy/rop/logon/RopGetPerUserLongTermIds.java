/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.util.List;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetPerUserLongTermIds ([MS-OXCROPS] 2.2.3.10): the public folders of a database that a user has read state of. */
public final class RopGetPerUserLongTermIds {
    public static final RopType TYPE = RopType.named(0x60, "RopGetPerUserLongTermIds")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetPerUserLongTermIds() {}

    /** @param databaseGuid the replica database of the public folders */
    public record Request(int logonId, int inputHandleIndex, UUID databaseGuid) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readGuid());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putGuid(databaseGuid);
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

    public record Response(int inputHandleIndex, long returnValue, List<LongTermId> longTermIds) implements RopReply {
        public Response {
            longTermIds = List.copyOf(longTermIds);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    Elements.read(in, in.readCount16("LongTermIdCount", LongTermId.SIZE), LongTermId::read));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            out.putShort(longTermIds.size());
            longTermIds.forEach(id -> id.write(out));
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
