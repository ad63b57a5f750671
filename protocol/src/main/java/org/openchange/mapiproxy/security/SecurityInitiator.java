/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;
import org.openchange.mapiproxy.dcerpc.AuthType;

/**
 * Makes security contexts towards a server, as one account. Thread-safe. Both {@link #initiate} and the steps of its Kerberos contexts may ask
 * a KDC, so neither belongs on an event loop.
 */
public interface SecurityInitiator {

    /**
     * @param type NTLMSSP, SPNEGO or KERBEROS
     * @param level what the context will be used for; decides which protection is negotiated
     * @param targetPrincipal the service principal, {@code service/host}; empty to let the mechanism go without
     * @throws AuthenticationException if the account or its ticket cannot be had
     */
    SecurityContext initiate(AuthType type, AuthLevel level, Optional<String> targetPrincipal)
            throws AuthenticationException;
}
