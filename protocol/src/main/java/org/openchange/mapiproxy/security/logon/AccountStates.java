/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.io.IOException;
import java.util.Optional;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/** Knows of accounts that somebody else has authenticated, a KDC for example, whether they may log on here. Waits. Thread-safe. */
@FunctionalInterface
public interface AccountStates {

    /**
     * @return empty when there is no such account here, which says nothing against it
     * @throws IOException if it could not be asked
     */
    Optional<AccountState> stateOf(AuthenticatedPrincipal principal) throws IOException;
}
