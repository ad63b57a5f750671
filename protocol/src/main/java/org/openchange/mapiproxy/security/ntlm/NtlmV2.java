/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** [MS-NLMP] 3.3.2 NTLM v2 authentication: the formulas, with the names of the specification. */
final class NtlmV2 {
    static final int PROOF_BYTES = 16;
    private static final int TEMP_FIXED_BYTES = 28;
    private static final int TEMP_TRAILER_BYTES = 4;

    private NtlmV2() {}

    /** NTOWFv2, the key of both responses. The domain counts in the case in which the client sends it, the user does not. */
    static byte[] ntowf(byte[] ntHash, String user, String domain) {
        return Hmac.of(ntHash, (upperCase(user) + domain).getBytes(StandardCharsets.UTF_16LE));
    }

    /** Letter by letter, as Windows does it: no letter becomes two. */
    static String upperCase(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Character.toUpperCase(letters[i]);
        }
        return new String(letters);
    }

    /** The blob that follows NTProofStr in the response, {@code NTLMv2_CLIENT_CHALLENGE} of 2.2.2.7. */
    static byte[] temp(long fileTime, byte[] clientChallenge, byte[] avPairs) {
        return ByteBuffer.allocate(TEMP_FIXED_BYTES + avPairs.length + TEMP_TRAILER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1) // RespType (1 byte)
                .put((byte) 1) // HiRespType (1 byte)
                .position(8) // Reserved1, Reserved2 (6 bytes)
                .putLong(fileTime) // TimeStamp (8 bytes)
                .put(clientChallenge) // ChallengeFromClient (8 bytes)
                .putInt(0) // Reserved3 (4 bytes)
                .put(avPairs) // AvPairs
                .array();
    }

    static byte[] ntProof(byte[] ntowf, byte[] serverChallenge, byte[] temp) {
        return Hmac.of(ntowf, serverChallenge, temp);
    }

    static byte[] lmResponse(byte[] ntowf, byte[] serverChallenge, byte[] clientChallenge) {
        byte[] proof = Hmac.of(ntowf, serverChallenge, clientChallenge);
        return ByteBuffer.allocate(24).put(proof).put(clientChallenge).array();
    }

    static byte[] sessionBaseKey(byte[] ntowf, byte[] ntProof) {
        return Hmac.of(ntowf, ntProof);
    }

    /** NTProofStr of a response that {@link #isResponse} found to be one. */
    static byte[] proofOf(byte[] ntResponse) {
        return Arrays.copyOf(ntResponse, PROOF_BYTES);
    }

    static byte[] tempOf(byte[] ntResponse) {
        return Arrays.copyOfRange(ntResponse, PROOF_BYTES, ntResponse.length);
    }

    static AvPairs avPairsOf(byte[] ntResponse) {
        return AvPairs.read(ntResponse, PROOF_BYTES + TEMP_FIXED_BYTES);
    }

    /** Whether this is an NTLMv2 response at all, and not one of the 24 bytes of NTLMv1. */
    static boolean isResponse(byte[] ntResponse) {
        return ntResponse.length >= PROOF_BYTES + TEMP_FIXED_BYTES
                && ntResponse[PROOF_BYTES] == 1
                && ntResponse[PROOF_BYTES + 1] == 1;
    }
}
