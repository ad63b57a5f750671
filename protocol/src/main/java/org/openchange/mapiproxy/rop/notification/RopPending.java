/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.notification;

import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopPending ([MS-OXCROPS] 2.2.14.3): another session of the client has notifications waiting. */
public final class RopPending {
    public static final RopType TYPE = RopType.named(0x6E, "RopPending")
            .unsolicited(Response.class, Response::read)
            .build();

    private RopPending() {}

    /** @param sessionIndex the session context index that the server gave the session when it connected */
    public record Response(int sessionIndex) implements RopResponse {

        static Response read(WireReader in, ResponseContext context) {
            return new Response(in.readUnsignedShort());
        }

        @Override
        public void write(WireWriter out) {
            out.putByte(TYPE.responseId()).putShort(sessionIndex);
        }

        @Override
        public RopType type() {
            return TYPE;
        }
    }
}
