/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;

/**
 * [MS-NLMP] 2.2.1.1 NEGOTIATE_MESSAGE. Domain and workstation are hints that nobody needs; they are neither read nor written.
 *
 * @param flags what the client is able and willing to do
 */
record NegotiateMessage(int flags) {
    private static final int TYPE = 1;
    private static final int MINIMUM_BYTES = 16;
    private static final int HEADER_BYTES = 40;

    static NegotiateMessage read(byte[] message) {
        ByteBuffer in = NtlmFields.open(message, TYPE, MINIMUM_BYTES);
        return new NegotiateMessage(in.getInt(12)); // NegotiateFlags (4 bytes)
    }

    byte[] write() {
        return new NtlmFields.Writer(TYPE, HEADER_BYTES)
                .uint32(12, flags) // NegotiateFlags (4 bytes)
                .payload(16, new byte[0]) // DomainNameFields (8 bytes)
                .payload(24, new byte[0]) // WorkstationFields (8 bytes)
                .bytes(32, NtlmFields.VERSION) // Version (8 bytes)
                .toBytes();
    }
}
