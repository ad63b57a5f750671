/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

import java.io.IOException;
import java.util.Optional;
import org.openchange.mapiproxy.config.AnonymousLogon;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.config.ThrottleSettings;
import org.openchange.mapiproxy.security.logon.LogonPolicy;
import org.openchange.mapiproxy.security.logon.LogonSources;
import org.openchange.mapiproxy.security.ntlm.NtHash;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;

/** One account and one server for the tests of this package. */
public final class Accounts {
    public static final String USER = "Alice";
    public static final String DOMAIN = "EXAMPLE";
    public static final String PASSWORD = "Al1ce!pw";
    public static final ProxyIdentity IDENTITY = new ProxyIdentity("proxy", "example", "example.test");

    public static final AccountStore ONE =
            (domain, user) -> user.equalsIgnoreCase(USER) && (domain.isEmpty() || domain.equalsIgnoreCase(DOMAIN))
                    ? Optional.of(new Account(USER, DOMAIN, hash(PASSWORD)))
                    : Optional.empty();

    public static final AccountStore UNREADABLE = (domain, user) -> {
        throw new IOException("the disk is gone");
    };

    private Accounts() {}

    /** A policy that asks these accounts, and nobody else. */
    public static LogonPolicy policy(AccountStore accounts, boolean anonymousAllowed) {
        return new LogonPolicy(
                LogonSources.of(new NtHashAuthority(accounts)),
                ThrottleSettings.DEFAULT,
                anonymousAllowed ? AnonymousLogon.EVERYWHERE : AnonymousLogon.NOWHERE);
    }

    public static byte[] hash(String password) {
        return NtHash.of(password.toCharArray());
    }
}
