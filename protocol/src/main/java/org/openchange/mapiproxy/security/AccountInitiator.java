/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.kerberos.KerberosClient;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.security.ntlm.NtlmClient;
import org.openchange.mapiproxy.security.spnego.MechanismOid;
import org.openchange.mapiproxy.security.spnego.SpnegoInitiateContext;

/** One account with all mechanisms that it can use. */
final class AccountInitiator implements SecurityInitiator {
    private static final System.Logger LOGGER = System.getLogger(AccountInitiator.class.getName());

    private final NtlmClient ntlm;
    private final Optional<KerberosClient> kerberos;

    AccountInitiator(String user, char[] password, String domain, String realm) {
        byte[] ntHash = NtHash.of(password);
        ntlm = new NtlmClient(user, domain, ntHash);
        Arrays.fill(ntHash, (byte) 0);
        kerberos = realm.isEmpty() ? Optional.empty() : Optional.of(KerberosClient.withPassword(user, realm, password));
    }

    @Override
    public SecurityContext initiate(AuthType type, AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException {
        return switch (type) {
            case NTLMSSP -> ntlm.initiate(level, targetPrincipal);
            case KERBEROS -> kerberos(level, targetPrincipal);
            case SPNEGO -> new SpnegoInitiateContext(candidates(level, targetPrincipal));
            case NETLOGON, NONE -> throw new AuthenticationException("no security provider for " + type);
        };
    }

    private MechanismContext kerberos(AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException {
        KerberosClient client =
                kerberos.orElseThrow(() -> new AuthenticationException("Kerberos needs the realm of " + ntlm));
        String target = targetPrincipal.orElseThrow(
                () -> new AuthenticationException("Kerberos needs the name of the service, target_principal"));
        return client.initiate(level, target);
    }

    /** Kerberos first where it can be had; a server that speaks both is trusted with NTLM as well. */
    private Map<MechanismOid, MechanismContext> candidates(AuthLevel level, Optional<String> targetPrincipal) {
        Map<MechanismOid, MechanismContext> candidates = new LinkedHashMap<>();
        if (kerberos.isPresent() && targetPrincipal.isPresent() && KerberosClient.isConfigured()) {
            try {
                candidates.put(MechanismOid.KERBEROS, kerberos(level, targetPrincipal));
            } catch (AuthenticationException e) {
                LOGGER.log(System.Logger.Level.INFO, "SPNEGO goes on without Kerberos: {0}", e.getMessage());
            }
        }
        candidates.put(MechanismOid.NTLMSSP, ntlm.initiate(level, targetPrincipal));
        return candidates;
    }

    @Override
    public String toString() {
        return ntlm.toString();
    }
}
