/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.util.Optional;
import org.openchange.mapiproxy.rop.GhostServers;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopPublicFolderIsGhosted ([MS-OXCROPS] 2.2.3.7): whether the content of a public folder is on another server. */
public final class RopPublicFolderIsGhosted {
    public static final RopType TYPE = RopType.named(0x45, "RopPublicFolderIsGhosted")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopPublicFolderIsGhosted() {}

    public record Request(int logonId, int inputHandleIndex, long folderId) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte(), in.readLong());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex).putLong(folderId);
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
    public record Response(int inputHandleIndex, long returnValue, int isGhosted, Optional<GhostServers> servers)
            implements RopReply {
        public Response {
            if (servers.isPresent() != (isGhosted != 0)) {
                throw new IllegalArgumentException("Servers go with IsGhosted");
            }
        }

        static Response read(int inputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int isGhosted = in.readUnsignedByte();
            Optional<GhostServers> servers = isGhosted == 0 ? Optional.empty() : Optional.of(GhostServers.read(in));
            return new Response(inputHandleIndex, returnValue, isGhosted, servers);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(isGhosted);
            servers.ifPresent(present -> present.write(out));
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
