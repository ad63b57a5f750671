/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/**
 * The body of bind_nak, C706 12.6.4.5 and [MS-RPCE] 2.2.2.9. The protocol versions that it lists are of no use to anybody who speaks
 * version 5; they are written and not read.
 *
 * @param reason provider_reject_reason, one of the constants here, or what a peer sent
 */
public record BindNakPdu(int reason) implements PduBody {
    public static final int REASON_NOT_SPECIFIED = 0;
    public static final int TEMPORARY_CONGESTION = 1;
    public static final int LOCAL_LIMIT_EXCEEDED = 2;
    public static final int PROTOCOL_VERSION_NOT_SUPPORTED = 4;
    public static final int AUTHENTICATION_TYPE_NOT_RECOGNIZED = 8;
    public static final int INVALID_CHECKSUM = 9;

    static BindNakPdu read(PduReader in) {
        return new BindNakPdu(in.u16("provider_reject_reason")); // provider_reject_reason (2 bytes)
    }

    @Override
    public int length() {
        return 8;
    }

    @Override
    public void write(ByteBuffer out) {
        out.putShort((short) reason); // provider_reject_reason (2 bytes)
        out.put((byte) 1); // n_protocols (1 byte)
        out.put((byte) 5).put((byte) 0); // major, minor (2 bytes)
        out.put(new byte[3]); // padding (3 bytes)
    }
}
