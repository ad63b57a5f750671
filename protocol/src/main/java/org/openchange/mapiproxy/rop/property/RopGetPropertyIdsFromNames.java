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

/** RopGetPropertyIdsFromNames ([MS-OXCROPS] 2.2.8.1): which identifiers a store has for the names of properties. */
public final class RopGetPropertyIdsFromNames {
    /** Some servers give the identifiers that they have with ecWarnWithErrors too. */
    public static final RopType TYPE = RopType.named(0x56, "RopGetPropertyIdsFromNames")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS_AND_WARNING, Response.class, Response::read)
            .build();

    private RopGetPropertyIdsFromNames() {}

    /**
     * @param flags 0x02 makes identifiers for names that have none
     * @param propertyNames none asks for all names that the store knows
     */
    public record Request(int logonId, int inputHandleIndex, int flags, List<PropertyName> propertyNames)
            implements RopRequest {
        public Request {
            propertyNames = List.copyOf(propertyNames);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte(), PropertyName.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(flags);
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

    /** @param propertyIds in the order of the request's names; 0 for a name that has none */
    public record Response(int inputHandleIndex, long returnValue, List<Integer> propertyIds) implements RopReply {
        public Response {
            propertyIds = List.copyOf(propertyIds);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, PropertyIds.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
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
}
