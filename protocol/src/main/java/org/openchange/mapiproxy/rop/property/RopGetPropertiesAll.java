/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetPropertiesAll ([MS-OXCROPS] 2.2.8.4): all properties of an object. */
public final class RopGetPropertiesAll {
    public static final RopType TYPE = RopType.named(0x08, "RopGetPropertiesAll")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetPropertiesAll() {}

    /**
     * @param propertySizeLimit bytes that a value may take; 0 for no limit
     * @param wantUnicode not 0 when strings are to be Unicode
     */
    public record Request(int logonId, int inputHandleIndex, int propertySizeLimit, int wantUnicode)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedShort(), in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putShort(propertySizeLimit)
                    .putShort(wantUnicode);
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

    public record Response(int inputHandleIndex, long returnValue, List<TaggedPropertyValue> propertyValues)
            implements RopReply {
        public Response {
            propertyValues = List.copyOf(propertyValues);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, TaggedPropertyValue.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            TaggedPropertyValue.writeCounted(out, propertyValues);
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
