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

/** RopCreateFolder ([MS-OXCROPS] 2.2.4.2): creates a folder. */
public final class RopCreateFolder {
    public static final RopType TYPE = RopType.named(0x1C, "RopCreateFolder")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopCreateFolder() {}

    /**
     * @param folderType 1 for a folder, 2 for a search folder
     * @param openExisting not 0 when a folder of that name is to be opened
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int folderType,
            int useUnicodeStrings,
            int openExisting,
            int reserved,
            String displayName,
            String comment)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int outputHandleIndex = in.readUnsignedByte();
            int folderType = in.readUnsignedByte();
            int useUnicodeStrings = in.readUnsignedByte();
            int openExisting = in.readUnsignedByte();
            int reserved = in.readUnsignedByte();
            String displayName = in.readString(useUnicodeStrings != 0);
            String comment = in.readString(useUnicodeStrings != 0);
            return new Request(
                    logonId,
                    inputHandleIndex,
                    outputHandleIndex,
                    folderType,
                    useUnicodeStrings,
                    openExisting,
                    reserved,
                    displayName,
                    comment);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putByte(folderType)
                    .putByte(useUnicodeStrings)
                    .putByte(openExisting)
                    .putByte(reserved)
                    .putString(displayName, useUnicodeStrings != 0)
                    .putString(comment, useUnicodeStrings != 0);
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

    /** @param existing present when {@code isExistingFolder} is not 0 */
    public record Response(
            int outputHandleIndex, long returnValue, long folderId, int isExistingFolder, Optional<Existing> existing)
            implements RopReply {
        public Response {
            if (existing.isPresent() != (isExistingFolder != 0)) {
                throw new IllegalArgumentException("HasRules and IsGhosted go with IsExistingFolder");
            }
        }

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            long folderId = in.readLong();
            int isExistingFolder = in.readUnsignedByte();
            Optional<Existing> existing = isExistingFolder == 0 ? Optional.empty() : Optional.of(Existing.read(in));
            return new Response(outputHandleIndex, returnValue, folderId, isExistingFolder, existing);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putLong(folderId).putByte(isExistingFolder);
            existing.ifPresent(present -> present.write(out));
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

    /**
     * What is said of a folder that was there.
     *
     * @param servers present when {@code isGhosted} is not 0
     */
    public record Existing(int hasRules, int isGhosted, Optional<GhostServers> servers) {
        public Existing {
            if (servers.isPresent() != (isGhosted != 0)) {
                throw new IllegalArgumentException("Servers go with IsGhosted");
            }
        }

        static Existing read(WireReader in) {
            int hasRules = in.readUnsignedByte();
            int isGhosted = in.readUnsignedByte();
            return new Existing(
                    hasRules, isGhosted, isGhosted == 0 ? Optional.empty() : Optional.of(GhostServers.read(in)));
        }

        void write(WireWriter out) {
            out.putByte(hasRules).putByte(isGhosted);
            servers.ifPresent(present -> present.write(out));
        }
    }
}
