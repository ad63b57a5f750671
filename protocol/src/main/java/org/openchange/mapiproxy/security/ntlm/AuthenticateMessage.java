/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.openchange.mapiproxy.security.logon.NtlmProof;
import org.openchange.mapiproxy.wire.TruncatedMessageException;

/**
 * [MS-NLMP] 2.2.1.3 AUTHENTICATE_MESSAGE, without its MIC, which {@link #micOf} and {@link #setMic} treat apart because it covers the bytes of
 * the message itself.
 */
record AuthenticateMessage(
        byte[] lmResponse,
        byte[] ntResponse,
        String domain,
        String user,
        String workstation,
        byte[] encryptedRandomSessionKey,
        int flags) {
    static final int MIC_BYTES = 16;

    private static final int TYPE = 3;
    private static final int MINIMUM_BYTES = 64;
    private static final int MIC_OFFSET = 72;
    private static final int HEADER_BYTES = MIC_OFFSET + MIC_BYTES;

    static AuthenticateMessage read(byte[] message) {
        ByteBuffer in = NtlmFields.open(message, TYPE, MINIMUM_BYTES);
        return new AuthenticateMessage(
                NtlmFields.payload(in, 12), // LmChallengeResponseFields (8 bytes)
                NtlmFields.payload(in, 20), // NtChallengeResponseFields (8 bytes)
                NtlmFields.text(in, 28), // DomainNameFields (8 bytes)
                NtlmFields.text(in, 36), // UserNameFields (8 bytes)
                NtlmFields.text(in, 44), // WorkstationFields (8 bytes)
                NtlmFields.payload(in, 52), // EncryptedRandomSessionKeyFields (8 bytes)
                in.getInt(60)); // NegotiateFlags (4 bytes)
    }

    /** The message with room for a MIC, which is still zero. */
    byte[] write() {
        return new NtlmFields.Writer(TYPE, HEADER_BYTES)
                .text(28, domain) // DomainNameFields (8 bytes)
                .text(36, user) // UserNameFields (8 bytes)
                .text(44, workstation) // WorkstationFields (8 bytes)
                .payload(12, lmResponse) // LmChallengeResponseFields (8 bytes)
                .payload(20, ntResponse) // NtChallengeResponseFields (8 bytes)
                .payload(52, encryptedRandomSessionKey) // EncryptedRandomSessionKeyFields (8 bytes)
                .uint32(60, flags) // NegotiateFlags (4 bytes)
                .bytes(64, NtlmFields.VERSION) // Version (8 bytes)
                .toBytes();
    }

    /** Without user and without proof, [MS-NLMP] 3.2.5.1.2. */
    boolean isAnonymous() {
        return user.isEmpty() && ntResponse.length == 0 && lmResponse.length <= 1;
    }

    /** Whom the client claims to be. */
    String account() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }

    NtlmProof proof(byte[] serverChallenge) {
        return new NtlmProof(user, domain, workstation, serverChallenge, ntResponse, lmResponse);
    }

    static byte[] micOf(byte[] message) {
        if (message.length < HEADER_BYTES) {
            throw new TruncatedMessageException("NTLMSSP MIC", MIC_OFFSET, MIC_BYTES, message.length - MIC_OFFSET);
        }
        return Arrays.copyOfRange(message, MIC_OFFSET, HEADER_BYTES);
    }

    static void setMic(byte[] message, byte[] mic) {
        System.arraycopy(mic, 0, message, MIC_OFFSET, MIC_BYTES);
    }

    @Override
    public String toString() {
        return "AUTHENTICATE " + domain + "\\" + user + " from " + workstation;
    }
}
