/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.other;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopBufferTooSmall ([MS-OXCROPS] 2.2.15.1): the responses did not fit, so the server did not do the rest of the requests. */
public final class RopBufferTooSmall {
    public static final RopType TYPE = RopType.named(0xFF, "RopBufferTooSmall")
            .unsolicited(Response.class, Response::read)
            .build();

    private RopBufferTooSmall() {}

    /**
     * @param sizeNeeded bytes that the responses would take
     * @param requestBuffers the requests that were not done, as they came: all that remains of the list
     */
    public record Response(int sizeNeeded, ByteBuffer requestBuffers) implements RopResponse {

        static Response read(WireReader in, ResponseContext context) {
            return new Response(in.readUnsignedShort(), in.readRemaining());
        }

        @Override
        public void write(WireWriter out) {
            out.putByte(TYPE.responseId()).putShort(sizeNeeded).putBytes(requestBuffers);
        }

        @Override
        public RopType type() {
            return TYPE;
        }
    }
}
