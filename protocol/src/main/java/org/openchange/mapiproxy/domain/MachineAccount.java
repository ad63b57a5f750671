/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.config.Secret;

/**
 * The account that this proxy has in a domain.
 *
 * @param computer NetBIOS name of this proxy, upper case; the account is called so with a $ behind it
 * @param domain NetBIOS name of the domain, upper case
 * @param realm DNS name of the domain, lower case
 * @param dnsName FQDN under which the account has its service principals, lower case
 * @param password random, of letters and digits
 * @param previous the password before it, which a domain controller that was not told yet still believes
 * @param keyVersion msDS-KeyVersionNumber that belongs to the password
 * @param changed when the password was set
 */
public record MachineAccount(
        String computer,
        String domain,
        String realm,
        String dnsName,
        Secret password,
        Optional<Secret> previous,
        long keyVersion,
        Instant changed) {
    private static final int MAX_COMPUTER = 15;

    public MachineAccount {
        computer = computer.toUpperCase(Locale.ROOT);
        domain = domain.toUpperCase(Locale.ROOT);
        realm = realm.toLowerCase(Locale.ROOT);
        dnsName = dnsName.toLowerCase(Locale.ROOT);
        if (computer.isEmpty() || computer.length() > MAX_COMPUTER) {
            throw new IllegalArgumentException("\"" + computer + "\" is no NetBIOS name");
        }
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(changed, "changed");
    }

    /** {@code COMPUTER$}: sAMAccountName. */
    public String accountName() {
        return computer + "$";
    }

    /** {@code COMPUTER$@REALM}: the principal of Kerberos. */
    public String principal() {
        return accountName() + "@" + realm.toUpperCase(Locale.ROOT);
    }

    /** [MS-KILE] 3.1.1.2: what the KDC takes into the keys of a computer besides its password. */
    public String salt() {
        return realm.toUpperCase(Locale.ROOT) + "host" + computer.toLowerCase(Locale.ROOT) + "." + realm;
    }

    /** The same account after a change of its password. */
    public MachineAccount withPassword(Secret next, Instant now) {
        return new MachineAccount(computer, domain, realm, dnsName, next, Optional.of(password), keyVersion + 1, now);
    }

    /** The same account with the time at which its password was accepted. */
    public MachineAccount changedAt(Instant now) {
        return new MachineAccount(computer, domain, realm, dnsName, password, previous, keyVersion, now);
    }

    @Override
    public String toString() {
        return domain + "\\" + accountName();
    }
}
