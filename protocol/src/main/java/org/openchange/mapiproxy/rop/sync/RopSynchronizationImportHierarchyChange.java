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

/** RopSynchronizationImportHierarchyChange ([MS-OXCROPS] 2.2.13.4): imports a new or changed folder. */
public final class RopSynchronizationImportHierarchyChange {
    public static final RopType TYPE = RopType.named(0x73, "RopSynchronizationImportHierarchyChange")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationImportHierarchyChange() {}

    public record Request(
            int logonId,
            int inputHandleIndex,
            List<TaggedPropertyValue> hierarchyValues,
            List<TaggedPropertyValue> propertyValues)
            implements RopRequest {
        public Request {
            hierarchyValues = List.copyOf(hierarchyValues);
            propertyValues = List.copyOf(propertyValues);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    TaggedPropertyValue.readCounted(in),
                    TaggedPropertyValue.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            TaggedPropertyValue.writeCounted(out, hierarchyValues);
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

    /** @param folderId 0 */
    public record Response(int inputHandleIndex, long returnValue, long folderId) implements RopReply {

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(inputHandleIndex, returnValue, in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(folderId);
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
