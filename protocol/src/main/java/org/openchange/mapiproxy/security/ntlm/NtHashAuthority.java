/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.Account;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AccountStore;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.NtlmProof;
import org.openchange.mapiproxy.security.logon.NtlmVerdict;

/** [MS-NLMP] 3.3.2: checks NTLMv2 proofs against NT hashes. */
public final class NtHashAuthority implements NtlmAuthority {
    private final AccountStore accounts;
    private final byte[] unknownAccountHash = new byte[16];

    public NtHashAuthority(AccountStore accounts) {
        this.accounts = accounts;
        new SecureRandom().nextBytes(unknownAccountHash);
    }

    @Override
    public Optional<NtlmVerdict> verifyAtOnce(NtlmProof proof) {
        return accounts.mayWait() ? Optional.empty() : Optional.of(verify(proof));
    }

    @Override
    public NtlmVerdict verify(NtlmProof proof) {
        Optional<Account> account;
        try {
            account = accounts.find(proof.domain(), proof.user());
        } catch (IOException e) {
            return NtlmVerdict.refused(LogonFailure.UNAVAILABLE, "the accounts cannot be read: " + e.getMessage());
        }
        // Proofs for unknown accounts are checked against nobody's hash, so that they take the time of a wrong
        // password.
        byte[] ntHash = account.map(Account::ntHash).orElseGet(unknownAccountHash::clone);
        try {
            Optional<byte[]> key = sessionBaseKey(ntHash, proof);
            if (key.isEmpty() || account.isEmpty()) {
                return NtlmVerdict.refused(LogonFailure.WRONG_CREDENTIALS, "unknown account or wrong password");
            }
            return verdict(account.get(), key.get());
        } finally {
            Arrays.fill(ntHash, (byte) 0);
        }
    }

    private static NtlmVerdict verdict(Account account, byte[] key) {
        if (account.state() == AccountState.ACTIVE) {
            return new NtlmVerdict.Accepted(
                    new AuthenticatedPrincipal(account.user(), account.domain(), AuthType.NTLMSSP), key);
        }
        Arrays.fill(key, (byte) 0);
        return NtlmVerdict.refused(LogonFailure.of(account.state()), "");
    }

    /** Empty when the proof fits none of the forms in which clients take the domain into the hash. */
    static Optional<byte[]> sessionBaseKey(byte[] ntHash, NtlmProof proof) {
        byte[] sent = NtlmV2.proofOf(proof.ntResponse());
        byte[] temp = NtlmV2.tempOf(proof.ntResponse());
        Optional<byte[]> key = Optional.empty();
        for (String domain : domainForms(proof.domain())) {
            byte[] ntowf = NtlmV2.ntowf(ntHash, proof.user(), domain);
            if (MessageDigest.isEqual(sent, NtlmV2.ntProof(ntowf, proof.serverChallenge(), temp))) {
                key = Optional.of(NtlmV2.sessionBaseKey(ntowf, sent));
            }
            Arrays.fill(ntowf, (byte) 0);
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
}
