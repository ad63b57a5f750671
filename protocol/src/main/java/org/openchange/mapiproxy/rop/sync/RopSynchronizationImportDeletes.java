/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.util.List;
import org.openchange.mapiproxy.mapi.TaggedPropertyValue;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSynchronizationImportDeletes ([MS-OXCROPS] 2.2.13.5): imports deletions. */
public final class RopSynchronizationImportDeletes {
    public static final RopType TYPE = RopType.named(0x74, "RopSynchronizationImportDeletes")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationImportDeletes() {}

    /**
     * @param importDeleteFlags 0x01 of folders, 0x02 for good
     * @param propertyValues one: the identifiers, multiple-value binary
     */
    public record Request(
            int logonId, int inputHandleIndex, int importDeleteFlags, List<TaggedPropertyValue> propertyValues)
            implements RopRequest {
        public Request {
            propertyValues = List.copyOf(propertyValues);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    TaggedPropertyValue.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(importDeleteFlags);
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

    public record Response(int inputHandleIndex, long returnValue) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
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
