/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;

/** Makes security contexts for clients that bind to us. Thread-safe, never blocks. */
public interface SecurityAcceptor {

    /** A fresh context, or empty when this server does not offer the type. */
    Optional<SecurityContext> accept(AuthType type);
}
