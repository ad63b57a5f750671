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

/** RopSetSearchCriteria ([MS-OXCROPS] 2.2.4.4): says what a search folder searches. */
public final class RopSetSearchCriteria {
    public static final RopType TYPE = RopType.named(0x30, "RopSetSearchCriteria")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSetSearchCriteria() {}

    /**
     * @param folderIds where to search; none for the folders set before
     * @param searchFlags 1 stop, 2 restart, 4 with the folders below, 8 without them; others in [MS-OXCFOLD] 2.2.1.4.1
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            SizedBody<Optional<Restriction>> restrictionData,
            List<Long> folderIds,
            long searchFlags)
            implements RopRequest {
        public Request {
            folderIds = List.copyOf(folderIds);
        }

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    RestrictionData.read(in),
                    ObjectIds.readCounted(in, "FolderIdCount"),
                    in.readUnsignedInt());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            RestrictionData.write(out, restrictionData);
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
