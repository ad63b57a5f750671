/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;

/**
 * [MS-NLMP] 2.2.1.2 CHALLENGE_MESSAGE.
 *
 * @param flags what the server chose
 * @param targetName the server's domain
 * @param serverChallenge 8 random bytes
 * @param targetInfo AV_PAIR list as it is on the wire; empty when the server sent none
 */
record ChallengeMessage(int flags, String targetName, byte[] serverChallenge, byte[] targetInfo) {
    private static final int TYPE = 2;
    private static final int MINIMUM_BYTES = 32;
    private static final int TARGET_INFO_END = 48;
    private static final int HEADER_BYTES = 56;

    static ChallengeMessage read(byte[] message) {
        ByteBuffer in = NtlmFields.open(message, TYPE, MINIMUM_BYTES);
        int flags = in.getInt(20); // NegotiateFlags (4 bytes)
        byte[] challenge = new byte[8];
        in.get(24, challenge); // ServerChallenge (8 bytes)
        boolean hasTargetInfo =
                NegotiateFlags.has(flags, NegotiateFlags.TARGET_INFO) && message.length >= TARGET_INFO_END;
        byte[] targetInfo = hasTargetInfo ? NtlmFields.payload(in, 40) : new byte[0]; // TargetInfoFields (8 bytes)
        String targetName = NegotiateFlags.has(flags, NegotiateFlags.UNICODE) ? NtlmFields.text(in, 12) : "";
        return new ChallengeMessage(flags, targetName, challenge, targetInfo);
    }

    byte[] write() {
        return new NtlmFields.Writer(TYPE, HEADER_BYTES)
                .text(12, targetName) // TargetNameFields (8 bytes)
                .uint32(20, flags) // NegotiateFlags (4 bytes)
                .bytes(24, serverChallenge) // ServerChallenge (8 bytes), then Reserved (8 bytes)
                .payload(40, targetInfo) // TargetInfoFields (8 bytes)
                .bytes(48, NtlmFields.VERSION) // Version (8 bytes)
                .toBytes();
    }
}
