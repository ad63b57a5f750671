/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.util.Optional;

/** Where NT hashes of accounts are found. Thread-safe. */
@FunctionalInterface
public interface AccountStore {

    /**
     * @param domain as the client sent it; may be empty
     * @param user as the client sent it
     * @throws IOException if the store cannot be read; never mistaken for an unknown account
     */
    Optional<Account> find(String domain, String user) throws IOException;

    /** Whether {@link #find} may wait for anything but the disk; one that does not is asked on event loops. */
    default boolean mayWait() {
        return false;
    }
}
