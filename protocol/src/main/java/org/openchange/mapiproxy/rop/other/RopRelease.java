/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.other;

import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/** RopRelease ([MS-OXCROPS] 2.2.15.3): gives back an object of the server. It has no response. */
public final class RopRelease {
    public static final RopType TYPE = RopType.named(0x01, "RopRelease")
            .request(Request.class, Request::read)
            .build();

    private RopRelease() {}

    public record Request(int logonId, int inputHandleIndex) implements RopRequest {

        static Request read(WireReader in, RequestContext context) {
            return new Request(in.readUnsignedByte(), in.readUnsignedByte());
        }

        @Override
        public void write(WireWriter out) {
            TYPE.writeRequestHead(out, logonId).putByte(inputHandleIndex);
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
