/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.security.ntlm.NtlmClient;
import org.openchange.mapiproxy.security.ntlm.NtlmServer;

/** The security providers of this product, put together for one server or for one account. */
public final class SecurityProviders {
    private SecurityProviders() {}

    /** What clients may authenticate with: NTLMSSP against the accounts. */
    public static SecurityAcceptor acceptor(AccountStore accounts, ProxyIdentity identity) {
        NtlmServer ntlm = new NtlmServer(accounts, identity, false);
        return type -> type == AuthType.NTLMSSP ? Optional.of(ntlm.accept()) : Optional.empty();
    }

    /**
     * Logs on to servers with a password, which is not kept; the caller wipes it.
     *
     * @param domain NetBIOS domain for NTLM; may be empty
     */
    public static SecurityInitiator initiator(String user, char[] password, String domain) {
        byte[] ntHash = NtHash.of(password);
        NtlmClient ntlm = new NtlmClient(user, domain, ntHash);
        Arrays.fill(ntHash, (byte) 0);
        return (type, level, targetPrincipal) -> {
            if (type != AuthType.NTLMSSP) {
                throw new AuthenticationException("no security provider for " + type);
            }
            return ntlm.initiate(level, targetPrincipal);
        };
    }
}
