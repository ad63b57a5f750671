/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyName;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetNamesFromPropertyIds ([MS-OXCROPS] 2.2.8.2): the names for which a store has the identifiers. */
public final class RopGetNamesFromPropertyIds {
    public static final RopType TYPE = RopType.named(0x55, "RopGetNamesFromPropertyIds")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetNamesFromPropertyIds() {}

    public record Request(int logonId, int inputHandleIndex, List<Integer> propertyIds) implements RopRequest {
        public Request {
            propertyIds = List.copyOf(propertyIds);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), PropertyIds.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            PropertyIds.writeCounted(out, propertyIds);
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

    /** @param propertyNames in the order of the request's identifiers */
    public record Response(int inputHandleIndex, long returnValue, List<PropertyName> propertyNames)
            implements RopReply {
        public Response {
            propertyNames = List.copyOf(propertyNames);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, PropertyName.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            PropertyName.writeCounted(out, propertyNames);
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
