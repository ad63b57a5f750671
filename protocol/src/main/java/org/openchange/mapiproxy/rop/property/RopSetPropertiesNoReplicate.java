/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import org.openchange.mapiproxy.mapi.PropertyProblem;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSetPropertiesNoReplicate ([MS-OXCROPS] 2.2.8.7): sets properties without replicating them to other servers. */
public final class RopSetPropertiesNoReplicate {
    public static final RopType TYPE = RopType.named(0x79, "RopSetPropertiesNoReplicate")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSetPropertiesNoReplicate() {}

    /** @param propertyValues with their size before them (PropertyValueSize) */
    public record Request(int logonId, int inputHandleIndex, SizedBody<List<TaggedPropertyValue>> propertyValues)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    SizedBody.read(in, "PropertyValues", TaggedPropertyValue::readCounted));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            propertyValues.write(out, (values, to) -> TaggedPropertyValue.writeCounted(to, values));
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

    /** @param propertyProblems the properties that were not set */
    public record Response(int inputHandleIndex, long returnValue, List<PropertyProblem> propertyProblems)
            implements RopReply {
        public Response {
            propertyProblems = List.copyOf(propertyProblems);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, PropertyProblem.readCounted(in));
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
            return inputHandleIndex;
        }
    }
}
