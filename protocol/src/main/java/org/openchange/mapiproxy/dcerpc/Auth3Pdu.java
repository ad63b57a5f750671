/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.dcerpc;

import java.nio.ByteBuffer;

/** The body of rpc_auth_3 of [MS-RPCE] 2.2.2.5 (4 bytes of padding); the token is the auth_value. */
public enum Auth3Pdu implements PduBody {
    INSTANCE;

    @Override
    public int length() {
        return 4;
    }

    @Override
    public void write(ByteBuffer out) {
        out.putInt(0); // pad (4 bytes)
    }
}
