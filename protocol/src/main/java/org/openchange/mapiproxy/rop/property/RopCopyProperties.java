/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyProblem;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopCopyProperties ([MS-OXCROPS] 2.2.8.11): copies or moves the named properties to another object. */
public final class RopCopyProperties {
    public static final RopType TYPE = RopType.named(0x67, "RopCopyProperties")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .nullDestination(NullDestination::read)
            .build();

    private RopCopyProperties() {}

    /**
     * @param wantAsynchronous not 0 when the server may answer with RopProgress
     * @param copyFlags 0x01 moves, 0x02 leaves properties that exist as they are
     */
    public record Request(
            int logonId,
            int sourceHandleIndex,
            int destHandleIndex,
            int wantAsynchronous,
            int copyFlags,
            List<PropertyTag> propertyTags)
            implements RopRequest {
        public Request {
            propertyTags = List.copyOf(propertyTags);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    PropertyTag.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(sourceHandleIndex)
                    .putByte(destHandleIndex)
                    .putByte(wantAsynchronous)
                    .putByte(copyFlags);
            PropertyTag.writeCounted(out, propertyTags);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }

    public record Response(int sourceHandleIndex, long returnValue, List<PropertyProblem> propertyProblems)
            implements RopReply {
        public Response {
            propertyProblems = List.copyOf(propertyProblems);
        }

        static Response read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(sourceHandleIndex, returnValue, PropertyProblem.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            PropertyProblem.writeCounted(out, propertyProblems);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }

    /** What it answers when the destination does not exist (ReturnValue 0x503). */
    public record NullDestination(int sourceHandleIndex, long returnValue, long destHandleIndex) implements RopReply {

        static NullDestination read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new NullDestination(sourceHandleIndex, returnValue, in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putInt(destHandleIndex);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }
}
