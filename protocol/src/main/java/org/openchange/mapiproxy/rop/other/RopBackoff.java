/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.other;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.rop.ResponseContext;
import org.openchange.mapiproxy.rop.RopResponse;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopBackoff ([MS-OXCROPS] 2.2.15.2): the server is busy and asks the client to wait. */
public final class RopBackoff {
    public static final RopType TYPE = RopType.named(0xF9, "RopBackoff")
            .unsolicited(Response.class, Response::read)
            .build();

    private RopBackoff() {}

    /**
     * @param duration milliseconds for which the whole logon is to wait
     * @param backoffRopData operations that are to wait longer; none where all of them wait alike
     */
    public record Response(int logonId, long duration, List<BackoffRop> backoffRopData, ByteBuffer additionalData)
            implements RopResponse {
        public Response {
            backoffRopData = List.copyOf(backoffRopData);
        }

        static Response read(WireReader in, ResponseContext context) {
            return new Response(
                    in.readUnsignedByte(),
                    in.readUnsignedInt(),
                    BackoffRop.readCounted(in),
                    in.readCountedBytes("AdditionalData"));
        }

        @Override
        public void write(WireWriter out) {
            out.putByte(TYPE.responseId()).putByte(logonId).putInt(duration).putByte(backoffRopData.size());
            backoffRopData.forEach(rop -> rop.write(out));
            out.putCountedBytes(additionalData);
        }

        @Override
        public RopType type() {
            return TYPE;
        }
    }

    /**
     * BackoffRop ([MS-OXCROPS] 2.2.15.2.1.1).
     *
     * @param ropIdBackoff the operation's RopId
     * @param duration milliseconds
     */
    public record BackoffRop(int ropIdBackoff, long duration) {
        private static final int SIZE = 5;

        static List<BackoffRop> readCounted(WireReader in) {
            int count = in.checkCount("BackoffRopCount", in.readUnsignedByte(), SIZE);
            List<BackoffRop> rops = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rops.add(new BackoffRop(in.readUnsignedByte(), in.readUnsignedInt()));
            }
            return rops;
        }

        void write(WireWriter out) {
            out.putByte(ropIdBackoff).putInt(duration);
        }
    }
}
