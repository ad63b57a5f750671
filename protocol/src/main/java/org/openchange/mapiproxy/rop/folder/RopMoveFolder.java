/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.folder;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopMoveFolder ([MS-OXCROPS] 2.2.4.7): moves a folder. */
public final class RopMoveFolder {
    public static final RopType TYPE = RopType.named(0x35, "RopMoveFolder")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.EVERY_RESULT, Response.class, Response::read)
            .nullDestination(NullDestination::read)
            .build();

    private RopMoveFolder() {}

    /** @param wantAsynchronous not 0 lets the server work on and answer with RopProgress */
    public record Request(
            int logonId,
            int sourceHandleIndex,
            int destHandleIndex,
            int wantAsynchronous,
            int useUnicode,
            long folderId,
            String newFolderName)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int sourceHandleIndex = in.readUnsignedByte();
            int destHandleIndex = in.readUnsignedByte();
            int wantAsynchronous = in.readUnsignedByte();
            int useUnicode = in.readUnsignedByte();
            long folderId = in.readLong();
            String newFolderName = in.readString(useUnicode != 0);
            return new Request(
                    logonId, sourceHandleIndex, destHandleIndex, wantAsynchronous, useUnicode, folderId, newFolderName);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(sourceHandleIndex)
                    .putByte(destHandleIndex)
                    .putByte(wantAsynchronous)
                    .putByte(useUnicode)
                    .putLong(folderId)
                    .putString(newFolderName, useUnicode != 0);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }

    /** @param partialCompletion not 0 when it was done for some only */
    public record Response(int sourceHandleIndex, long returnValue, int partialCompletion) implements RopReply {

        static Response read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(sourceHandleIndex, returnValue, in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(partialCompletion);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }

    /**
     * The response when the destination does not exist.
     *
     * @param destHandleIndex as in the request, in 32 bits here
     * @param partialCompletion not 0 when it was done for some only
     */
    public record NullDestination(int sourceHandleIndex, long returnValue, long destHandleIndex, int partialCompletion)
            implements RopReply {

        static NullDestination read(int sourceHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new NullDestination(sourceHandleIndex, returnValue, in.readUnsignedInt(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putInt(destHandleIndex).putByte(partialCompletion);
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return sourceHandleIndex;
        }
    }
}
