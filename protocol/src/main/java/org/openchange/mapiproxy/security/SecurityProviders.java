/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.security.ntlm.NtlmClient;
import org.openchange.mapiproxy.security.ntlm.NtlmServer;
import org.openchange.mapiproxy.security.spnego.MechanismOid;
import org.openchange.mapiproxy.security.spnego.SpnegoAcceptContext;
import org.openchange.mapiproxy.security.spnego.SpnegoInitiateContext;

/** The security providers of this product, put together for one server or for one account. */
public final class SecurityProviders {
    private SecurityProviders() {}

    /** What clients may authenticate with: NTLMSSP against the accounts, raw and inside SPNEGO. */
    public static SecurityAcceptor acceptor(AccountStore accounts, ProxyIdentity identity) {
        NtlmServer ntlm = new NtlmServer(accounts, identity, false);
        Map<MechanismOid, Supplier<MechanismContext>> negotiable = new EnumMap<>(MechanismOid.class);
        negotiable.put(MechanismOid.NTLMSSP, ntlm::accept);
        return type -> switch (type) {
            case NTLMSSP -> Optional.of(ntlm.accept());
            case SPNEGO -> Optional.of(new SpnegoAcceptContext(negotiable));
            case NONE, KERBEROS -> Optional.empty();
        };
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
        return (type, level, targetPrincipal) -> switch (type) {
            case NTLMSSP -> ntlm.initiate(level, targetPrincipal);
            case SPNEGO -> {
                Map<MechanismOid, MechanismContext> candidates = new LinkedHashMap<>();
                candidates.put(MechanismOid.NTLMSSP, ntlm.initiate(level, targetPrincipal));
                yield new SpnegoInitiateContext(candidates);
            }
            case NONE, KERBEROS -> throw new AuthenticationException("no security provider for " + type);
        };
    }
}
