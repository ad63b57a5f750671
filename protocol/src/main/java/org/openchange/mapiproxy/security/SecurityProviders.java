/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.config.AnonymousLogon;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.ThrottleSettings;
import org.openchange.mapiproxy.security.kerberos.KerberosServer;
import org.openchange.mapiproxy.security.kerberos.Keytab;
import org.openchange.mapiproxy.security.logon.LogonOrigin;
import org.openchange.mapiproxy.security.logon.LogonPolicy;
import org.openchange.mapiproxy.security.logon.LogonSources;
import org.openchange.mapiproxy.security.logon.NtlmAuthority;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;
import org.openchange.mapiproxy.security.ntlm.NtlmServer;
import org.openchange.mapiproxy.security.spnego.MechanismOid;
import org.openchange.mapiproxy.security.spnego.SpnegoAcceptContext;

/** The security providers of this product, put together for one server or for one account. */
public final class SecurityProviders {
    private SecurityProviders() {}

    /** What clients may authenticate with: NTLMSSP against the accounts, raw and inside SPNEGO. */
    public static SecurityAcceptor acceptor(AccountStore accounts, ProxyIdentity identity) {
        return acceptor(everywhere(new NtHashAuthority(accounts)), identity, (KerberosServer) null);
    }

    /**
     * NTLMSSP against the accounts, and Kerberos with the keys of the keytab if there is one; both raw and inside SPNEGO. Anonymous logons
     * are taken.
     *
     * @throws IOException if the keytab cannot be read or has no AES key
     */
    public static SecurityAcceptor acceptor(AccountStore accounts, ProxyIdentity identity, Optional<Path> keytab)
            throws IOException {
        return acceptor(new NtHashAuthority(accounts), identity, keytab);
    }

    /**
     * As the other one, with an authority that may wait.
     *
     * @throws IOException if the keytab cannot be read or has no AES key
     */
    public static SecurityAcceptor acceptor(NtlmAuthority authority, ProxyIdentity identity, Optional<Path> keytab)
            throws IOException {
        return acceptor(everywhere(authority), identity, keytab);
    }

    /**
     * NTLMSSP, and Kerberos with the keys of the keytab if there is one, for those whom the policy admits.
     *
     * @throws IOException if the keytab cannot be read or has no AES key
     */
    public static SecurityAcceptor acceptor(LogonPolicy policy, ProxyIdentity identity, Optional<Path> keytab)
            throws IOException {
        KerberosServer kerberos =
                keytab.isPresent() ? new KerberosServer(new Keytab(keytab.get()), policy.states()) : null;
        return acceptor(policy, identity, kerberos);
    }

    private static LogonPolicy everywhere(NtlmAuthority authority) {
        return new LogonPolicy(LogonSources.of(authority), ThrottleSettings.DEFAULT, AnonymousLogon.EVERYWHERE);
    }

    /** @param kerberos null to do without */
    private static SecurityAcceptor acceptor(LogonPolicy policy, ProxyIdentity identity, KerberosServer kerberos) {
        NtlmServer ntlm = new NtlmServer(policy, identity);
        return (type, origin) -> switch (type) {
            case NTLMSSP -> Optional.of(ntlm.accept(origin));
            case SPNEGO -> Optional.of(new SpnegoAcceptContext(negotiable(ntlm, kerberos, origin)));
            case KERBEROS -> Optional.ofNullable(kerberos).map(KerberosServer::accept);
            case NETLOGON, NONE -> Optional.empty();
        };
    }

    private static Map<MechanismOid, Supplier<MechanismContext>> negotiable(
            NtlmServer ntlm, KerberosServer kerberos, LogonOrigin origin) {
        Map<MechanismOid, Supplier<MechanismContext>> negotiable = new EnumMap<>(MechanismOid.class);
        negotiable.put(MechanismOid.NTLMSSP, () -> ntlm.accept(origin));
        if (kerberos != null) {
            negotiable.put(MechanismOid.KERBEROS, kerberos::accept);
            negotiable.put(MechanismOid.MICROSOFT_KERBEROS, kerberos::accept);
        }
        return negotiable;
    }

    /**
     * Logs on to servers with a password; the caller wipes it.
     *
     * @param user the account's name, or {@code user@realm}
     * @param domain NetBIOS domain for NTLM; may be empty
     * @param realm for Kerberos; empty to do without Kerberos
     */
    public static SecurityInitiator initiator(String user, char[] password, String domain, String realm) {
        return new AccountInitiator(user, password, domain, realm);
    }

    /** As the longer one, without Kerberos. */
    public static SecurityInitiator initiator(String user, char[] password, String domain) {
        return initiator(user, password, domain, "");
    }
}
