/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.openchange.mapiproxy.rop.LogonKind;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSetMessageReadFlag ([MS-OXCROPS] 2.2.6.11): marks an open message as read or unread. */
public final class RopSetMessageReadFlag {
    public static final RopType TYPE = RopType.named(0x11, "RopSetMessageReadFlag")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private static final int CLIENT_DATA_SIZE = 24;

    private RopSetMessageReadFlag() {}

    /** On the public folders' logon; a logon that was not seen is taken for a mailbox's. */
    private static boolean hasClientData(Optional<LogonKind> logon) {
        return logon.orElse(LogonKind.PRIVATE) == LogonKind.PUBLIC;
    }

    /**
     * @param readFlags 0 read, 1 and no receipt, 4 unread, 0x10 the receipt only, 0x20 and 0x40 no receipt of reading or of deletion any more
     * @param clientData 24 bytes, which the answer repeats; present on a public folder's logon
     */
    public record Request(
            int logonId, int responseHandleIndex, int inputHandleIndex, int readFlags, Optional<ByteBuffer> clientData)
            implements RopRequest {
        public Request {
            if (clientData.isPresent() && clientData.get().remaining() != CLIENT_DATA_SIZE) {
                throw new IllegalArgumentException("ClientData is not of 24 bytes");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int responseHandleIndex = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int readFlags = in.readUnsignedByte();
            Optional<ByteBuffer> clientData = hasClientData(context.logonKind(logonId))
                    ? Optional.of(in.readBytes("ClientData", CLIENT_DATA_SIZE))
                    : Optional.empty();
            return new Request(logonId, responseHandleIndex, inputHandleIndex, readFlags, clientData);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(responseHandleIndex)
                    .putByte(inputHandleIndex)
                    .putByte(readFlags);
            clientData.ifPresent(out::putBytes);
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

    /** @param change present when {@code readStatusChanged} is not 0 */
    public record Response(int responseHandleIndex, long returnValue, int readStatusChanged, Optional<Change> change)
            implements RopReply {
        public Response {
            if (change.isPresent() != (readStatusChanged != 0)) {
                throw new IllegalArgumentException("LogonId and ClientData go with ReadStatusChanged");
            }
        }

        static Response read(int responseHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            int readStatusChanged = in.readUnsignedByte();
            Optional<Change> change = readStatusChanged == 0 ? Optional.empty() : Optional.of(Change.read(in));
            return new Response(responseHandleIndex, returnValue, readStatusChanged, change);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeReplyHead(out, this).putByte(readStatusChanged);
            change.ifPresent(present -> present.write(out));
        }

        @Override
        public RopType type() {
            return TYPE;
        }

        @Override
        public int handleIndex() {
            return responseHandleIndex;
        }
    }

    /**
     * What has changed.
     *
     * @param clientData as it was in the request, 24 bytes
     */
    public record Change(int logonId, ByteBuffer clientData) {
        public Change {
            if (clientData.remaining() != CLIENT_DATA_SIZE) {
                throw new IllegalArgumentException("ClientData is not of 24 bytes");
            }
        }

        static Change read(WireReader in) {
            return new Change(in.readUnsignedByte(), in.readBytes("ClientData", CLIENT_DATA_SIZE));
        }

        void write(WireWriter out) {
            out.putByte(logonId).putBytes(clientData);
        }
    }
}
