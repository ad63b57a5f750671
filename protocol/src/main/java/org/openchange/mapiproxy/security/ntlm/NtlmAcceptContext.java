/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.AuthenticationException;

/**
 * [MS-NLMP] 3.2.5 server: NEGOTIATE in, CHALLENGE out, AUTHENTICATE in, nothing out.
 *
 * <p>Only NTLMv2 responses prove anything here. An unknown account, a wrong password and a wrong MIC take the same way through the
 * code and are told apart nowhere.
 */
public final class NtlmAcceptContext extends NtlmContext {
    private final NtlmServer server;
    private byte[] negotiate;
    private byte[] challenge;
    private AuthenticatedPrincipal principal;
    private boolean micPresent;

    NtlmAcceptContext(NtlmServer server) {
        this.server = server;
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
        byte[] sessionBaseKey = message.isAnonymous() ? acceptAnonymous() : acceptProof(message, sent);
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
        if (!server.anonymousAllowed()) {
            throw new AuthenticationException("anonymous logon is not allowed");
        }
        principal = AuthenticatedPrincipal.anonymous(AuthType.NTLMSSP);
        return new byte[16];
    }

    private byte[] acceptProof(AuthenticateMessage message, ChallengeMessage sent) throws AuthenticationException {
        if (!NtlmV2.isResponse(message.ntResponse())) {
            throw new AuthenticationException("not an NTLMv2 response, from " + message);
        }
        Optional<Account> account = find(message);
        byte[] ntHash = account.map(Account::ntHash).orElseGet(server::unknownAccountHash);
        try {
            Optional<byte[]> key = sessionBaseKey(ntHash, message, sent.serverChallenge());
            if (key.isEmpty() || account.isEmpty()) {
                throw new AuthenticationException("unknown account or wrong password, " + message);
            }
            principal = new AuthenticatedPrincipal(
                    account.get().user(), account.get().domain(), AuthType.NTLMSSP);
            return key.get();
        } finally {
            wipe(ntHash);
        }
    }

    private Optional<Account> find(AuthenticateMessage message) throws AuthenticationException {
        try {
            return server.accounts().find(message.domain(), message.user());
        } catch (IOException e) {
            throw new AuthenticationException("the accounts cannot be read", e);
        }
    }

    /** Empty when the proof fits none of the forms in which clients take the domain into the hash. */
    static Optional<byte[]> sessionBaseKey(byte[] ntHash, AuthenticateMessage message, byte[] serverChallenge) {
        byte[] proof = NtlmV2.proofOf(message.ntResponse());
        byte[] temp = NtlmV2.tempOf(message.ntResponse());
        Optional<byte[]> key = Optional.empty();
        for (String domain : domainForms(message.domain())) {
            byte[] ntowf = NtlmV2.ntowf(ntHash, message.user(), domain);
            if (MessageDigest.isEqual(proof, NtlmV2.ntProof(ntowf, serverChallenge, temp))) {
                key = Optional.of(NtlmV2.sessionBaseKey(ntowf, proof));
            }
            wipe(ntowf);
        }
        return key;
    }

    /** As sent by rule; some clients hash it in upper case, or leave it out. */
    private static Set<String> domainForms(String domain) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(domain);
        forms.add(NtlmV2.upperCase(domain));
        forms.add("");
        return forms;
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
    }
}
