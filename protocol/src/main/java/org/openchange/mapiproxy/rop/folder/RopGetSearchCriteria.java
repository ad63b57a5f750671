/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.rop.ObjectIds;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RestrictionData;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopGetSearchCriteria ([MS-OXCROPS] 2.2.4.5): what a search folder searches. */
public final class RopGetSearchCriteria {
    public static final RopType TYPE = RopType.named(0x31, "RopGetSearchCriteria")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopGetSearchCriteria() {}

    /** @param useUnicode not 0 when strings of the restriction are to be Unicode */
    public record Request(int logonId, int inputHandleIndex, int useUnicode, int includeRestriction, int includeFolders)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(useUnicode)
                    .putByte(includeRestriction)
                    .putByte(includeFolders);
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

    /** @param searchFlags 1 running, 2 being rebuilt, 4 with the folders below; others in [MS-OXCFOLD] 2.2.1.5.2 */
    public record Response(
            int inputHandleIndex,
            long returnValue,
            SizedBody<Optional<Restriction>> restrictionData,
            int logonId,
            List<Long> folderIds,
            long searchFlags)
            implements RopReply {
        public Response {
            folderIds = List.copyOf(folderIds);
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(
                    inputHandleIndex,
                    returnValue,
                    RestrictionData.read(in),
                    in.readUnsignedByte(),
                    ObjectIds.readCounted(in, "FolderIdCount"),
                    in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this);
            RestrictionData.write(out, restrictionData);
            out.putByte(logonId);
            ObjectIds.writeCounted(out, folderIds);
            out.putInt(searchFlags);
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
