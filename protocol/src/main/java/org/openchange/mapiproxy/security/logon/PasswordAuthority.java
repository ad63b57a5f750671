/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

/** Judges passwords, for those who are told them: the console, and HTTP with Basic. Waits; not for an event loop. Thread-safe. */
@FunctionalInterface
public interface PasswordAuthority {

    /**
     * @param user {@code user}, {@code DOMAIN\\user} or {@code user@domain}
     * @param password the caller wipes it
     * @return never an exception for a back end that is away: that is {@link LogonFailure#UNAVAILABLE}
     */
    PasswordVerdict verify(String user, char[] password);
}
