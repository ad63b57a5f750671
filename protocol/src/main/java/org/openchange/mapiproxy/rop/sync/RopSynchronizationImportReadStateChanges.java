/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.sync;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.rop.SizedBody;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopSynchronizationImportReadStateChanges ([MS-OXCROPS] 2.2.13.3): imports which messages were read or marked unread. */
public final class RopSynchronizationImportReadStateChanges {
    public static final RopType TYPE = RopType.named(0x80, "RopSynchronizationImportReadStateChanges")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private RopSynchronizationImportReadStateChanges() {}

    /** @param messageReadStates with their size before them (MessageReadStatesSize) */
    public record Request(int logonId, int inputHandleIndex, SizedBody<List<MessageReadState>> messageReadStates)
            implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(
                    in.readUnsignedByte(),
                    in.readUnsignedByte(),
                    SizedBody.read(in, "MessageReadStates", MessageReadState::readAll));
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
            messageReadStates.write(out, (states, to) -> states.forEach(state -> state.write(to)));
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

    /**
     * MessageReadState ([MS-OXCROPS] 2.2.13.3.1.1).
     *
     * @param messageId an XID ([MS-OXCFXICS] 2.2.2.2): the message's PidTagSourceKey
     * @param markAsRead 0 for unread
     */
    public record MessageReadState(ByteBuffer messageId, int markAsRead) {

        /** Until nothing remains. */
        static List<MessageReadState> readAll(WireReader in) {
            List<MessageReadState> states = new ArrayList<>();
            while (in.hasRemaining()) {
                states.add(new MessageReadState(in.readCountedBytes("MessageId"), in.readUnsignedByte()));
            }
            return List.copyOf(states);
        }

        void write(WireWriter out) {
            out.putCountedBytes(messageId).putByte(markAsRead);
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
