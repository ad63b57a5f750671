/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.rule;

import java.util.List;
import org.openchange.mapiproxy.mapi.RuleData;
import org.openchange.mapiproxy.rop.Elements;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopModifyRules ([MS-OXCROPS] 2.2.11.1): changes the rules of a folder. */
public final class RopModifyRules {
    public static final RopType TYPE = RopType.named(0x41, "RopModifyRules")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopModifyRules() {}

    /** @param modifyRulesFlags 1 these replace all there are */
    public record Request(int logonId, int inputHandleIndex, int modifyRulesFlags, List<RuleData> rulesData)
            implements RopRequest {
        public Request {
            rulesData = List.copyOf(rulesData);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    Elements.read(in, in.readCount16("RulesCount", RuleData.LEAST_SIZE), RuleData::read));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putByte(modifyRulesFlags);
            out.putShort(rulesData.size());
            rulesData.forEach(row -> row.write(out));
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
