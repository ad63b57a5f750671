/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import java.util.Optional;
import org.openchange.mapiproxy.rop.GhostServers;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopOpenFolder ([MS-OXCROPS] 2.2.4.1): opens an existing folder. */
public final class RopOpenFolder {
    public static final RopType TYPE = RopType.named(0x02, "RopOpenFolder")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopOpenFolder() {}

    /** @param openModeFlags 0x04 opens soft-deleted folders too */
    public record Request(int logonId, int inputHandleIndex, int outputHandleIndex, long folderId, int openModeFlags)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    in.readLong(),
                    in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putLong(folderId)
                    .putByte(openModeFlags);
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

    /** @param servers present when {@code isGhosted} is not 0 */
    public record Response(
            int outputHandleIndex, long returnValue, int hasRules, int isGhosted, Optional<GhostServers> servers)
            implements RopReply {
        public Response {
            if (servers.isPresent() != (isGhosted != 0)) {
                throw new IllegalArgumentException("Servers go with IsGhosted");
            }
        }

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int hasRules = in.readUnsignedByte();
            int isGhosted = in.readUnsignedByte();
            Optional<GhostServers> servers = isGhosted == 0 ? Optional.empty() : Optional.of(GhostServers.read(in));
            return new Response(outputHandleIndex, returnValue, hasRules, isGhosted, servers);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(hasRules).putByte(isGhosted);
            servers.ifPresent(present -> present.write(out));
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
