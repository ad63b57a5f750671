/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import java.util.Optional;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopReply;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopRegisterNotification ([MS-OXCROPS] 2.2.14.1): asks to be told of events. */
public final class RopRegisterNotification {
    public static final RopType TYPE = RopType.named(0x29, "RopRegisterNotification")
            .request(Request.class, Request::read)
            .reply(RopType.BodyOn.SUCCESS, Response.class, Response::read)
            .build();

    private static final int EXTENDED = 0x0400;

    private RopRegisterNotification() {}

    /**
     * @param notificationTypes the events, as {@link NotificationData#notificationType} has them
     * @param reserved present when the Extended bit (0x0400) is set
     * @param wantWholeStore not 0 for the whole mailbox
     * @param scope present when {@code wantWholeStore} is 0
     */
    public record Request(
            int logonId,
            int inputHandleIndex,
            int outputHandleIndex,
            int notificationTypes,
            Optional<Integer> reserved,
            int wantWholeStore,
            Optional<Scope> scope)
            implements RopRequest {
        public Request {
            if (reserved.isPresent() != isExtended(notificationTypes) || scope.isPresent() != (wantWholeStore == 0)) {
                throw new IllegalArgumentException(
                        "a field too many or too few for NotificationTypes and WantWholeStore");
            }
        }

        static Request read(WireReader in, RequestContext context) {
            int logonId = in.readUnsignedByte();
            int inputHandleIndex = in.readUnsignedByte();
            int outputHandleIndex = in.readUnsignedByte();
            int notificationTypes = in.readUnsignedShort();
            Optional<Integer> reserved =
                    isExtended(notificationTypes) ? Optional.of(in.readUnsignedByte()) : Optional.empty();
            int wantWholeStore = in.readUnsignedByte();
            Optional<Scope> scope = wantWholeStore == 0 ? Optional.of(Scope.read(in)) : Optional.empty();
            return new Request(
                    logonId, inputHandleIndex, outputHandleIndex, notificationTypes, reserved, wantWholeStore, scope);
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId)
                    .putByte(inputHandleIndex)
                    .putByte(outputHandleIndex)
                    .putShort(notificationTypes);
            reserved.ifPresent(out::putByte);
            out.putByte(wantWholeStore);
            scope.ifPresent(present -> present.write(out));
        }

        private static boolean isExtended(int notificationTypes) {
            return (notificationTypes & EXTENDED) != 0;
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
     * The folder, or the message in it, whose events are wanted.
     *
     * @param messageId 0 for the folder
     */
    public record Scope(long folderId, long messageId) {

        static Scope read(WireReader in) {
            return new Scope(in.readLong(), in.readLong());
        }

        void write(WireWriter out) {
            out.putLong(folderId).putLong(messageId);
        }
    }

    public record Response(int outputHandleIndex, long returnValue) implements RopReply {

        static Response read(int outputHandleIndex, long returnValue, WireReader in, ResponseContext context) {
            return new Response(outputHandleIndex, returnValue);
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
            return outputHandleIndex;
        }
    }
}
