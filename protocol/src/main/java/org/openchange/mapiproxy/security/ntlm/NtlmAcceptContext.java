/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.logon.LogonException;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.NtlmVerdict;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * [MS-NLMP] 3.2.5 server: NEGOTIATE in, CHALLENGE out, AUTHENTICATE in, nothing out.
 *
 * <p>Only NTLMv2 responses prove anything here, and whether they do is for the authority to say.
 */
public final class NtlmAcceptContext extends NtlmContext {
    private final NtlmServer server;
    private final NtlmAuthority authority;
    private final boolean anonymousAllowed;
    private byte[] negotiate;
    private byte[] challenge;
    private Judgement judgement;
    private AuthenticatedPrincipal principal;
    private boolean micPresent;

    NtlmAcceptContext(NtlmServer server, NtlmAuthority authority, boolean anonymousAllowed) {
        this.server = server;
        this.authority = authority;
        this.anonymousAllowed = anonymousAllowed;
    }

    /** A verdict that was had before the step that takes it up. */
    private record Judgement(byte[] token, NtlmVerdict verdict) {}

    /** Asks for the verdict that can be had at once, so that {@link #step} need not ask again. */
    @Override
    public boolean mayWait(byte[] token) {
        if (challenge == null) {
            return false;
        }
        try {
            AuthenticateMessage message = AuthenticateMessage.read(token);
            if (message.isAnonymous() || !NtlmV2.isResponse(message.ntResponse())) {
                return false;
            }
            Optional<NtlmVerdict> verdict = authority.verifyAtOnce(message.proof(sentChallenge()));
            judgement = verdict.map(known -> new Judgement(token, known)).orElse(null);
            return verdict.isEmpty();
        } catch (MalformedMessageException e) {
            return false; // which step() will say
        }
    }

    private byte[] sentChallenge() {
        return ChallengeMessage.read(challenge).serverChallenge();
    }

    @Override
    protected byte[] nextToken(byte[] token) throws AuthenticationException {
        return challenge == null ? onNegotiate(token) : onAuthenticate(token);
    }

    private byte[] onNegotiate(byte[] token) throws AuthenticationException {
        int flags = NegotiateMessage.read(token).flags();
        requireFlags(flags, "NTLMSSP NEGOTIATE");
        negotiate = token.clone();
        challenge = server.challenge(flags).write();
        return challenge.clone();
    }

    private byte[] onAuthenticate(byte[] token) throws AuthenticationException {
        AuthenticateMessage message = AuthenticateMessage.read(token);
        ChallengeMessage sent = ChallengeMessage.read(challenge);
        int flags = agreedFlags(message, sent);
        byte[] sessionBaseKey = message.isAnonymous() ? acceptAnonymous() : acceptProof(token, message);
        byte[] exportedSessionKey = exportedSessionKey(message, flags, sessionBaseKey);
        try {
            if (!message.isAnonymous()) {
                verifyHandshake(token, message, sent, exportedSessionKey);
            }
            boolean keyExchange = NegotiateFlags.has(flags, NegotiateFlags.KEY_EXCHANGE);
            establish(
                    flags,
                    NtlmProtection.serverToClient(exportedSessionKey, keyExchange),
                    NtlmProtection.clientToServer(exportedSessionKey, keyExchange));
        } finally {
            wipe(sessionBaseKey);
            wipe(exportedSessionKey);
        }
        wipeHandshake();
        return new byte[0];
    }

    /** Anonymous clients have no key worth the name; those that leave extended session security out get a context that protects nothing. */
    private static int agreedFlags(AuthenticateMessage message, ChallengeMessage sent) throws AuthenticationException {
        int flags = message.flags() & sent.flags();
        if (message.isAnonymous() && !NegotiateFlags.has(flags, NegotiateFlags.REQUIRED)) {
            return flags & ~(NegotiateFlags.SIGN | NegotiateFlags.SEAL);
        }
        requireFlags(flags, "NTLMSSP AUTHENTICATE");
        return flags;
    }

    private byte[] acceptAnonymous() throws AuthenticationException {
        if (!anonymousAllowed) {
            throw new LogonException(
                    LogonFailure.NOT_ALLOWED, "anonymous logon is not allowed", AuthenticatedPrincipal.ANONYMOUS_NAME);
        }
        principal = AuthenticatedPrincipal.anonymous(AuthType.NTLMSSP);
        return new byte[16];
    }

    private byte[] acceptProof(byte[] token, AuthenticateMessage message) throws AuthenticationException {
        if (!NtlmV2.isResponse(message.ntResponse())) {
            throw new LogonException(
                    LogonFailure.BAD_TOKEN, "not an NTLMv2 response, from " + message, message.account());
        }
        NtlmVerdict verdict = judgement != null && Arrays.equals(judgement.token(), token)
                ? judgement.verdict()
                : authority.verify(message.proof(sentChallenge()));
        if (verdict instanceof NtlmVerdict.Refused refused) {
            String why = refused.detail().isEmpty() ? refused.reason().label() : refused.detail();
            throw new LogonException(refused.reason(), why + ", " + message, message.account());
        }
        NtlmVerdict.Accepted accepted = (NtlmVerdict.Accepted) verdict;
        principal = accepted.principal();
        return accepted.sessionBaseKey();
    }

    static byte[] exportedSessionKey(AuthenticateMessage message, int flags, byte[] keyExchangeKey)
            throws AuthenticationException {
        if (!NegotiateFlags.has(flags, NegotiateFlags.KEY_EXCHANGE)) {
            return keyExchangeKey.clone();
        }
        byte[] encrypted = message.encryptedRandomSessionKey();
        if (encrypted.length == 0 && !NegotiateFlags.protects(flags)) {
            return keyExchangeKey.clone(); // nothing will be protected, and some clients then send no key
        }
        if (encrypted.length != 16) {
            throw new AuthenticationException("encrypted session key of " + encrypted.length + " bytes");
        }
        return Rc4.once(keyExchangeKey, encrypted);
    }

    /**
     * The proof covers the client's AV_PAIRs, so nobody on the way can take the announcement of the MIC out of them. Nor can anybody lead a
     * client to do without by taking our timestamp out of the challenge, because then it is missing here.
     */
    private void verifyHandshake(
            byte[] token, AuthenticateMessage message, ChallengeMessage sent, byte[] exportedSessionKey)
            throws AuthenticationException {
        AvPairs clients = NtlmV2.avPairsOf(message.ntResponse());
        micPresent = (clients.flags() & AvPairs.MIC_PRESENT) != 0;
        if (micPresent) {
            verifyMic(token, exportedSessionKey);
        } else if (!clients.timestamp()
                .equals(AvPairs.read(sent.targetInfo(), 0).timestamp())) {
            throw new AuthenticationException("neither a MIC nor the timestamp of the challenge, from " + message);
        }
    }

    private void verifyMic(byte[] authenticate, byte[] exportedSessionKey) throws AuthenticationException {
        byte[] found = AuthenticateMessage.micOf(authenticate);
        byte[] withoutMic = authenticate.clone();
        AuthenticateMessage.setMic(withoutMic, new byte[AuthenticateMessage.MIC_BYTES]);
        if (!MessageDigest.isEqual(found, Hmac.of(exportedSessionKey, negotiate, challenge, withoutMic))) {
            throw new AuthenticationException("wrong MIC of the NTLMSSP handshake");
        }
    }

    @Override
    public Optional<AuthenticatedPrincipal> principal() {
        return established() ? Optional.of(principal) : Optional.empty();
    }

    @Override
    public boolean requiresMechListMic() {
        return micPresent && signs();
    }

    @Override
    void wipeHandshake() {
        negotiate = null;
        wipe(challenge);
        if (judgement != null && judgement.verdict() instanceof NtlmVerdict.Accepted unused) {
            wipe(unused.sessionBaseKey());
        }
        judgement = null;
    }
}
