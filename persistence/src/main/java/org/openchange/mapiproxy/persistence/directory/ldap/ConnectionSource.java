/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.Optional;

/** Where connections to a directory come from. Thread-safe. Every operation on such a connection has a time limit. */
public interface ConnectionSource {

    /** Opens a connection that is encrypted and authenticated as configured. Waits for a limited time. */
    LDAPConnection connect() throws LDAPException;

    /** Authenticates the connection once more as configured, after somebody else's bind on it. */
    void authenticate(LDAPConnection connection) throws LDAPException;

    /** After which age a connection is replaced by a new one, perhaps to another server; empty for never. */
    default Optional<Duration> maxAge(LDAPConnection connection) {
        return Optional.empty();
    }
}
