/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;

/**
 * [MS-NLMP] 3.1.5 client: NEGOTIATE out, CHALLENGE in, AUTHENTICATE out. A server that would protect less than the level needs is refused.
 */
public final class NtlmInitiateContext extends NtlmContext {
    private final NtlmClient client;
    private final AuthLevel level;
    private final Optional<String> targetPrincipal;
    private byte[] negotiate;
    private boolean sendsMic;

    NtlmInitiateContext(NtlmClient client, AuthLevel level, Optional<String> targetPrincipal) {
        this.client = client;
        this.level = level;
        this.targetPrincipal = targetPrincipal;
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        if (negotiate != null) {
            return onChallenge(token);
        }
        if (token.length != 0) {
            throw new AuthenticationException("token from the server before the NTLMSSP NEGOTIATE");
        }
        negotiate = new NegotiateMessage(wantedFlags()).write();
        return negotiate.clone();
    }

    private int wantedFlags() {
        int flags = NegotiateFlags.REQUIRED
                | NegotiateFlags.REQUEST_TARGET
                | NegotiateFlags.ALWAYS_SIGN
                | NegotiateFlags.TARGET_INFO
                | NegotiateFlags.VERSION
                | NegotiateFlags.KEY_EXCHANGE;
        return flags | levelFlags();
    }

    private int levelFlags() {
        return switch (level) {
            case NONE, CONNECT -> 0;
            case CALL, PACKET, INTEGRITY -> NegotiateFlags.SIGN;
            case PRIVACY -> NegotiateFlags.SIGN | NegotiateFlags.SEAL;
        };
    }

    private byte[] onChallenge(byte[] token) throws AuthenticationException {
        ChallengeMessage challenge = ChallengeMessage.read(token);
        requireFlags(challenge.flags(), "NTLMSSP CHALLENGE");
        if (!NegotiateFlags.has(challenge.flags(), levelFlags())) {
            throw new AuthenticationException("the server does not sign or seal as level " + level + " needs it");
        }
        byte[] ntowf = client.ntowf();
        try {
            return authenticate(token, challenge, ntowf);
        } finally {
            wipe(ntowf);
            wipeHandshake();
        }
    }

    private byte[] authenticate(byte[] token, ChallengeMessage challenge, byte[] ntowf) {
        int flags = challenge.flags() & wantedFlags();
        Proof proof = prove(challenge, ntowf);
        byte[] keyExchangeKey = NtlmV2.sessionBaseKey(ntowf, NtlmV2.proofOf(proof.ntResponse()));
        boolean keyExchange = NegotiateFlags.has(flags, NegotiateFlags.KEY_EXCHANGE);
        byte[] sessionKey = keyExchange ? client.randomBytes(16) : keyExchangeKey.clone();
        byte[] encryptedKey = keyExchange ? Rc4.once(keyExchangeKey, sessionKey) : new byte[0];
        byte[] message = message(proof, encryptedKey, flags);
        if (sendsMic) {
            AuthenticateMessage.setMic(message, Hmac.of(sessionKey, negotiate, token, message));
        }
        establish(
                flags,
                NtlmProtection.clientToServer(sessionKey, keyExchange),
                NtlmProtection.serverToClient(sessionKey, keyExchange));
        wipe(keyExchangeKey);
        wipe(sessionKey);
        return message;
    }

    private byte[] message(Proof proof, byte[] encryptedKey, int flags) {
        return new AuthenticateMessage(
                        proof.lmResponse(), proof.ntResponse(), client.domain(), client.user(), "", encryptedKey, flags)
                .write();
    }

    private record Proof(byte[] ntResponse, byte[] lmResponse) {}

    private Proof prove(ChallengeMessage challenge, byte[] ntowf) {
        AvPairs pairs = challenge.targetInfo().length == 0 ? new AvPairs() : AvPairs.read(challenge.targetInfo(), 0);
        Optional<Long> serverTime = pairs.timestamp();
        sendsMic = serverTime.isPresent();
        if (sendsMic) {
            pairs.withFlags(AvPairs.MIC_PRESENT);
        }
        pairs.with(AvPairs.CHANNEL_BINDINGS, new byte[16]).with(AvPairs.TARGET_NAME, targetPrincipal.orElse(""));
        byte[] clientChallenge = client.randomBytes(8);
        byte[] temp = NtlmV2.temp(serverTime.orElseGet(client::now), clientChallenge, pairs.write());
        byte[] ntProof = NtlmV2.ntProof(ntowf, challenge.serverChallenge(), temp);
        byte[] ntResponse = new byte[ntProof.length + temp.length];
        System.arraycopy(ntProof, 0, ntResponse, 0, ntProof.length);
        System.arraycopy(temp, 0, ntResponse, ntProof.length, temp.length);
        // [MS-NLMP] 3.1.5.1.2: with a timestamp from the server the LM response is 24 zero bytes.
        byte[] lmResponse =
                sendsMic ? new byte[24] : NtlmV2.lmResponse(ntowf, challenge.serverChallenge(), clientChallenge);
        return new Proof(ntResponse, lmResponse);
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return Optional.empty();
    }

    @Override
    public boolean requiresMechListMic() {
        return sendsMic && signs();
    }

    @Override
    void wipeHandshake() {
        negotiate = null;
    }
}
