/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.kerberos.KerberosObserver;
import org.openchange.mapiproxy.security.kerberos.Keytab;
import org.openchange.mapiproxy.security.ntlm.NtlmObserver;
import org.openchange.mapiproxy.security.spnego.MechanismOid;
import org.openchange.mapiproxy.security.spnego.SpnegoObserver;

/** The keys with which what others protected can be read, and who reads with them. */
public final class SecurityObservers {
    private final Function<String, List<byte[]>> ntHashes;
    private final Optional<Keytab> keytab;

    /**
     * @param ntHashes the NT hashes that may be those of the user with this name, 16 bytes each; none when none are known
     * @param keytab the keys of services
     */
    public SecurityObservers(Function<String, List<byte[]>> ntHashes, Optional<Keytab> keytab) {
        this.ntHashes = ntHashes;
        this.keytab = keytab;
    }

    /** A fresh observer of one security context; empty when none of the keys can be of use to it. */
    public Optional<SecurityObserver> observer(AuthType type) {
        return switch (type) {
            case NETLOGON, NONE -> Optional.empty();
            case NTLMSSP -> Optional.of(new NtlmObserver(ntHashes));
            case KERBEROS -> keytab.map(KerberosObserver::new);
            case SPNEGO -> Optional.of(new SpnegoObserver(mechanisms()));
        };
    }

    private Map<MechanismOid, Supplier<MechanismObserver>> mechanisms() {
        Map<MechanismOid, Supplier<MechanismObserver>> mechanisms = new EnumMap<>(MechanismOid.class);
        mechanisms.put(MechanismOid.NTLMSSP, () -> new NtlmObserver(ntHashes));
        keytab.ifPresent(keys -> {
            mechanisms.put(MechanismOid.KERBEROS, () -> new KerberosObserver(keys));
            mechanisms.put(MechanismOid.MICROSOFT_KERBEROS, () -> new KerberosObserver(keys));
        });
        return mechanisms;
    }
}
