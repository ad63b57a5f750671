/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

/** A back end that knows accounts. Opened with the server and closed with it; thread-safe. */
public interface LogonSource extends AutoCloseable {

    /** Judges NTLM proofs. */
    NtlmAuthority ntlm();

    /** Lets connections and threads go. */
    @Override
    void close();
}
