/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Optional;
import org.openchange.mapiproxy.security.ntlm.NtlmPasswords;

/** A back end that knows accounts. Opened with the server and closed with it; thread-safe. */
public interface LogonSource extends AutoCloseable {

    /** Judges NTLM proofs. */
    NtlmAuthority ntlm();

    /** Judges passwords; as the NTLM authority does, unless the back end has a way of its own. */
    default PasswordAuthority passwords() {
        return new NtlmPasswords(ntlm());
    }

    /** What this back end knows of accounts that a KDC has authenticated; empty when that is nothing. */
    default Optional<AccountStates> states() {
        return Optional.empty();
    }

    /** Lets connections and threads go. */
    @Override
    void close();
}
