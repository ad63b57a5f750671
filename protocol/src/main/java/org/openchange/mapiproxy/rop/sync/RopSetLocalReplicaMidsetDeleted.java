/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSetLocalReplicaMidsetDeleted ([MS-OXCROPS] 2.2.13.12): says which reserved identifiers will never be used. */
public final class RopSetLocalReplicaMidsetDeleted {
    public static final RopType TYPE = RopType.named(0x93, "RopSetLocalReplicaMidsetDeleted")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSetLocalReplicaMidsetDeleted() {}

    /** @param longTermIdRanges with the size of their count and themselves before them (DataSize) */
    public record Request(int logonId, int inputHandleIndex, SizedBody<List<LongTermIdRange>> longTermIdRanges)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    SizedBody.read(in, "LongTermIdRanges", LongTermIdRange::readCounted));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            longTermIdRanges.write(out, LongTermIdRange::writeCounted);
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

    /** LongTermIdRange ([MS-OXCROPS] 2.2.13.12.1.1): from the first to the last, both included. */
    public record LongTermIdRange(LongTermId minLongTermId, LongTermId maxLongTermId) {
        private static final int SIZE = 2 * LongTermId.SIZE;

        /** A 32-bit count and the ranges. */
        static List<LongTermIdRange> readCounted(WireReader in) {
            int count = in.readCount32("LongTermIdRangeCount", SIZE);
            List<LongTermIdRange> ranges = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ranges.add(new LongTermIdRange(LongTermId.read(in), LongTermId.read(in)));
            }
            return List.copyOf(ranges);
        }

        static void writeCounted(List<LongTermIdRange> ranges, WireWriter out) {
            out.putInt(ranges.size());
            for (LongTermIdRange range : ranges) {
                range.minLongTermId.write(out);
                range.maxLongTermId.write(out);
            }
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
