/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;

/**
 * A proved identity.
 *
 * @param user the account's name, as stored
 * @param domain the NetBIOS domain (NTLM) or the realm (Kerberos)
 * @param mechanism what proved it: NTLMSSP or KERBEROS, also inside SPNEGO
 * @param sid {@code S-1-5-21-...}, if whoever authenticated it said so
 */
public record AuthenticatedPrincipal(String user, String domain, AuthType mechanism, Optional<String> sid)
        implements Principal {
    public AuthenticatedPrincipal {
        Objects.requireNonNull(sid, "sid");
    }

    /** One of whose security identifier nobody has said anything. */
    public AuthenticatedPrincipal(String user, String domain, AuthType mechanism) {
        this(user, domain, mechanism, Optional.empty());
    }

    private static final String ANONYMOUS_USER = "ANONYMOUS LOGON";
    private static final String ANONYMOUS_DOMAIN = "NT AUTHORITY";

    /** What {@link #getName} gives for an anonymous client. */
    public static final String ANONYMOUS_NAME = ANONYMOUS_DOMAIN + "\\" + ANONYMOUS_USER;

    /** A client that proved nothing, and said so. */
    public static AuthenticatedPrincipal anonymous(AuthType mechanism) {
        return new AuthenticatedPrincipal(ANONYMOUS_USER, ANONYMOUS_DOMAIN, mechanism);
    }

    public boolean isAnonymous() {
        return equals(anonymous(mechanism));
    }

    @Override
    public String getName() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
