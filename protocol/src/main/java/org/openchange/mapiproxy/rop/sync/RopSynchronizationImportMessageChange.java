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

/** RopSynchronizationImportMessageChange ([MS-OXCROPS] 2.2.13.2): imports a new or changed message. */
public final class RopSynchronizationImportMessageChange {
    public static final RopType TYPE = RopType.named(0x72, "RopSynchronizationImportMessageChange")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationImportMessageChange() {}

    /** @param importFlag 0x10 a folder associated item, 0x40 fails on a conflict */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int importFlag,
            List<TaggedPropertyValue> propertyValues)
            implements RopRequest {
        public Request {
            propertyValues = List.copyOf(propertyValues);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    TaggedPropertyValue.readCounted(in));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putByte(importFlag);
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

    /** @param messageId 0 */
    public record Response(int outputHandleIndex, long returnValue, long messageId) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue, in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(messageId);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return outputHandleIndex;
        }
    }
}
