/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.security.logon.LogonOrigin;

/** Makes security contexts for clients that bind to us. Thread-safe, never blocks. */
public interface SecurityAcceptor {

    /** A fresh context for a client, or empty when this server does not offer the type. */
    Optional<SecurityContext> accept(AuthType type, LogonOrigin origin);

    /** For a client in this process. */
    default Optional<SecurityContext> accept(AuthType type) {
        return accept(type, LogonOrigin.LOCAL);
    }
}
