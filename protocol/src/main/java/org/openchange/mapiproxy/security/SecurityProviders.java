/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.security.kerberos.KerberosServer;
import org.openchange.mapiproxy.security.kerberos.Keytab;
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
        return acceptor(ntlm(new NtHashAuthority(accounts), identity), Optional.empty());
    }

    /**
     * NTLMSSP against the accounts, and Kerberos with the keys of the keytab if there is one; both raw and inside SPNEGO.
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
        Optional<KerberosServer> kerberos =
                keytab.isPresent() ? Optional.of(new KerberosServer(new Keytab(keytab.get()))) : Optional.empty();
        return acceptor(ntlm(authority, identity), kerberos);
    }

    /** Anonymous logons are taken, since clients make them to ask who is there; the transport treats them as no authentication. */
    private static NtlmServer ntlm(NtlmAuthority authority, ProxyIdentity identity) {
        return new NtlmServer(authority, identity, true);
    }

    private static SecurityAcceptor acceptor(NtlmServer ntlm, Optional<KerberosServer> kerberos) {
        Map<MechanismOid, Supplier<MechanismContext>> negotiable = new EnumMap<>(MechanismOid.class);
        negotiable.put(MechanismOid.NTLMSSP, ntlm::accept);
        kerberos.ifPresent(server -> {
            negotiable.put(MechanismOid.KERBEROS, server::accept);
            negotiable.put(MechanismOid.MICROSOFT_KERBEROS, server::accept);
        });
        return type -> switch (type) {
            case NTLMSSP -> Optional.of(ntlm.accept());
            case SPNEGO -> Optional.of(new SpnegoAcceptContext(negotiable));
            case KERBEROS -> kerberos.map(KerberosServer::accept);
            case NETLOGON, NONE -> Optional.empty();
        };
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
