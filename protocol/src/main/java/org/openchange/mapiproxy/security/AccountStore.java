/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.util.Optional;

/** Where NTLM finds the secrets of the accounts. Thread-safe; answers from memory, since event loops ask it. */
public interface AccountStore {

    /**
     * @param domain as the client sent it; may be empty
     * @param user as the client sent it
     * @throws IOException if the store cannot be read; never mistaken for an unknown account
     */
    Optional<Account> find(String domain, String user) throws IOException;
}
