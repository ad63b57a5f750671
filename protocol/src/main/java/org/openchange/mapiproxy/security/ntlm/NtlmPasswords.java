/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.logon.NtlmProof;
import org.openchange.mapiproxy.security.logon.NtlmVerdict;
import org.openchange.mapiproxy.security.logon.PasswordAuthority;
import org.openchange.mapiproxy.security.logon.PasswordVerdict;

/** Makes an NTLMv2 proof of a password, as a client would, and has an authority judge it. */
public final class NtlmPasswords implements PasswordAuthority {
    private static final byte[] NO_LM_RESPONSE = new byte[24];

    private final NtlmAuthority authority;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    public NtlmPasswords(NtlmAuthority authority) {
        this.authority = authority;
    }

    @Override
    public PasswordVerdict verify(String user, char[] password) {
        NtlmProof proof = proof(user, password);
        NtlmVerdict verdict = authority.verifyAtOnce(proof).orElseGet(() -> authority.verify(proof));
        if (verdict instanceof NtlmVerdict.Accepted accepted) {
            Arrays.fill(accepted.sessionBaseKey(), (byte) 0);
            return new PasswordVerdict.Accepted(accepted.principal());
        }
        NtlmVerdict.Refused refused = (NtlmVerdict.Refused) verdict;
        return new PasswordVerdict.Refused(refused.reason(), refused.detail());
    }

    private NtlmProof proof(String user, char[] password) {
        int backslash = user.indexOf('\\');
        String domain = backslash < 0 ? "" : user.substring(0, backslash);
        String name = user.substring(backslash + 1);
        byte[] temp = NtlmV2.temp(FileTime.of(clock.instant()), random(8), new AvPairs().write());
        byte[] challenge = random(8);
        byte[] ntHash = NtHash.of(password);
        byte[] ntowf = NtlmV2.ntowf(ntHash, name, domain);
        byte[] ntProof = NtlmV2.ntProof(ntowf, challenge, temp);
        Arrays.fill(ntHash, (byte) 0);
        Arrays.fill(ntowf, (byte) 0);
        byte[] response = Arrays.copyOf(ntProof, ntProof.length + temp.length);
        System.arraycopy(temp, 0, response, ntProof.length, temp.length);
        return new NtlmProof(name, domain, "", challenge, response, NO_LM_RESPONSE);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
