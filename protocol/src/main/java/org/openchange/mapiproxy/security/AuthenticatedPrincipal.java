/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.security.Principal;
import org.openchange.mapiproxy.dcerpc.AuthType;

/**
 * A proved identity.
 *
 * @param user the account's name, as stored
 * @param domain the NetBIOS domain (NTLM) or the realm (Kerberos)
 * @param mechanism what proved it: NTLMSSP or KERBEROS, also inside SPNEGO
 */
public record AuthenticatedPrincipal(String user, String domain, AuthType mechanism) implements Principal {
    @Override
    public String getName() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
