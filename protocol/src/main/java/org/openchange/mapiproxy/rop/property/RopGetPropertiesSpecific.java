/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.property;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.RowData;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetPropertiesSpecific ([MS-OXCROPS] 2.2.8.3): the named properties of an object. */
public final class RopGetPropertiesSpecific {
    public static final RopType TYPE = RopType.named(0x07, "RopGetPropertiesSpecific")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetPropertiesSpecific() {}

    /**
     * @param propertySizeLimit bytes that a value may take; 0 for no limit
     * @param wantUnicode not 0 when strings without a type are to be Unicode
     */
    public record Request(
            int logonId, int inputHandleIndex, int propertySizeLimit, int wantUnicode, List<PropertyTag> propertyTags)
            implements RopRequest {
        public Request {
            propertyTags = List.copyOf(propertyTags);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    PropertyTag.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putShort(propertySizeLimit)
                    .putShort(wantUnicode);
            PropertyTag.writeCounted(out, propertyTags);
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

    /** @param rowData one row in the order of the request's tags */
    public record Response(int inputHandleIndex, long returnValue, RowData rowData) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            Optional<List<PropertyTag>> tags = context.request()
                    .filter(Request.class::isInstance)
                    .map(request -> ((Request) request).propertyTags());
            return new Response(inputHandleIndex, returnValue, RowData.read(in, 1, tags));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            rowData.write(out);
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
