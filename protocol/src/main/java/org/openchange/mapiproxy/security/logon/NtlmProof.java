/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Objects;

/**
 * What an NTLM client offers as proof that it knows a password, [MS-NLMP] 2.2.1.3. Shared arrays: nobody changes them.
 *
 * @param user as the client sent it; may have the form {@code user@domain}
 * @param domain as the client sent it; may be empty
 * @param workstation as the client sent it; may be empty
 * @param serverChallenge what we asked, 8 bytes
 * @param ntResponse an NTLMv2 response: NTProofStr (16 bytes) and the blob that it covers
 * @param lmResponse may be empty or 24 zero bytes
 */
public record NtlmProof(
        String user, String domain, String workstation, byte[] serverChallenge, byte[] ntResponse, byte[] lmResponse) {

    public NtlmProof {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(workstation, "workstation");
        if (serverChallenge.length != 8) {
            throw new IllegalArgumentException("a server challenge has 8 bytes, not " + serverChallenge.length);
        }
    }

    /** The claim, without anything that was computed from a password. */
    @Override
    public String toString() {
        return (domain.isEmpty() ? user : domain + "\\" + user) + (workstation.isEmpty() ? "" : " at " + workstation);
    }
}
