/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopNotify ([MS-OXCROPS] 2.2.14.2, [MS-OXCNOTIF] 2.2.1.4.1): an event that the client asked to be told of. */
public final class RopNotify {
    public static final RopType TYPE = RopType.named(0x2A, "RopNotify")
            .unsolicited(Response.class, Response::read)
            .build();

    private RopNotify() {}

    /** @param notificationHandle server object handle of the subscription or the table, unsigned 32-bit */
    public record Response(long notificationHandle, int logonId, NotificationData notificationData)
            implements RopResponse {

        static Response read(WireReader in, ResponseContext context) {
            long notificationHandle = in.readUnsignedInt();
            int logonId = in.readUnsignedByte();
            return new Response(
                    notificationHandle, logonId, NotificationData.read(in, context.columnsOf(notificationHandle)));
        }

        @Override
        public void write(WireWriter out) {
            out.putByte(TYPE.responseId()).putInt(notificationHandle).putByte(logonId);
            notificationData.write(out);
        }

        @Override
        public RopType type() {
            return TYPE;
        }
    }
}
