/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.openchange.mapiproxy.mapi.LongTermId;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopWritePerUserInformation ([MS-OXCROPS] 2.2.3.13): a part of a user's read state of a public folder, to be kept. */
public final class RopWritePerUserInformation {
    public static final RopType TYPE = RopType.named(0x64, "RopWritePerUserInformation")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopWritePerUserInformation() {}

    /** With the first part, to a mailbox; a logon that was not seen is taken for one. */
    private static boolean hasReplGuid(long dataOffset, Optional<LogonKind> logon) {
        return dataOffset == 0 && logon.orElse(LogonKind.PRIVATE) == LogonKind.PRIVATE;
    }

    /**
     * @param hasFinished not 0 in the last part
     * @param dataOffset in bytes
     * @param replGuid present with {@code dataOffset} 0 on a mailbox's logon
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            LongTermId folderId,
            int hasFinished,
            long dataOffset,
            ByteBuffer data,
            Optional<UUID> replGuid)
            implements RopRequest {
        public Request {
            if (replGuid.isPresent() && dataOffset != 0) {
                throw new IllegalArgumentException("ReplGuid goes with the first part");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            LongTermId folderId = LongTermId.read(in);
            int hasFinished = in.readUnsignedByte();
            long dataOffset = in.readUnsignedInt();
            ByteBuffer data = in.readCountedBytes("Data");
            Optional<UUID> replGuid =
                    hasReplGuid(dataOffset, context.logonKind(logonId)) ? Optional.of(in.readGuid()) : Optional.empty();
            return new Request(logonId, inputHandleIndex, folderId, hasFinished, dataOffset, data, replGuid);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            folderId.write(out);
            out.putByte(hasFinished).putInt(dataOffset).putCountedBytes(data);
            replGuid.ifPresent(out::putGuid);
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
