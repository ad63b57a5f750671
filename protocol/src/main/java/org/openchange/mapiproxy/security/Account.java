/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.util.Objects;

/**
 * An account that can log on with NTLM.
 *
 * @param user name as shown; compared without regard to case
 * @param domain NetBIOS domain; compared without regard to case
 * @param ntHash NTOWFv1, 16 bytes; a secret
 * @param state whether it may log on
 */
public record Account(String user, String domain, byte[] ntHash, AccountState state) {
    public Account {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(state, "state");
        if (ntHash.length != 16) {
            throw new IllegalArgumentException("an NT hash has 16 bytes, not " + ntHash.length);
        }
        ntHash = ntHash.clone();
    }

    /** One that may log on. */
    public Account(String user, String domain, byte[] ntHash) {
        this(user, domain, ntHash, AccountState.ACTIVE);
    }

    @Override
    public byte[] ntHash() {
        return ntHash.clone();
    }

    @Override
    public String toString() {
        return domain + "\\" + user;
    }
}
