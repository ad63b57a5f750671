/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.security.AccountState;

/**
 * An entry that may log on.
 *
 * @param dn RFC 4514
 * @param account sAMAccountName
 */
record Person(String dn, String account, AccountState state) {
    /** [MS-ADTS] 2.2.16: bits of the attribute that Active Directory computes. */
    private static final int LOCKOUT = 0x10;

    private static final int PASSWORD_EXPIRED = 0x800000;

    private static final String COMPUTED_CONTROL = "msDS-User-Account-Control-Computed";
    private static final String LOCKOUT_TIME = "lockoutTime";
    private static final String EXPIRES = "accountExpires";
    /** What OpenLDAP's password policy leaves behind. */
    private static final String POLICY_LOCKED_TIME = "pwdAccountLockedTime";

    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final long TICKS_PER_SECOND = 10_000_000;

    static final List<String> ATTRIBUTES = List.of(
            Attributes.ACCOUNT_NAME,
            Attributes.ACCOUNT_CONTROL,
            COMPUTED_CONTROL,
            LOCKOUT_TIME,
            EXPIRES,
            POLICY_LOCKED_TIME);

    static Person of(DirectoryEntry entry, Instant now) {
        return new Person(entry.dn(), entry.text(Attributes.ACCOUNT_NAME).orElse(""), state(entry, now));
    }

    private static AccountState state(DirectoryEntry entry, Instant now) {
        long computed = number(entry, COMPUTED_CONTROL);
        if ((number(entry, Attributes.ACCOUNT_CONTROL) & Attributes.ACCOUNT_DISABLED) != 0) {
            return AccountState.DISABLED;
        }
        if (isLocked(entry, computed)) {
            return AccountState.LOCKED_OUT;
        }
        return (computed & PASSWORD_EXPIRED) != 0 || isExpired(number(entry, EXPIRES), now)
                ? AccountState.EXPIRED
                : AccountState.ACTIVE;
    }

    /** Active Directory leaves lockoutTime where it is after a lock is over, and computes a bit instead. */
    private static boolean isLocked(DirectoryEntry entry, long computed) {
        if (entry.has(COMPUTED_CONTROL)) {
            return (computed & LOCKOUT) != 0;
        }
        return number(entry, LOCKOUT_TIME) != 0 || entry.has(POLICY_LOCKED_TIME);
    }

    /** [MS-ADA1] 2.1: a FILETIME; 0 and the largest number never come. */
    private static boolean isExpired(long fileTime, Instant now) {
        return fileTime > 0
                && fileTime != Long.MAX_VALUE
                && fileTime / TICKS_PER_SECOND - SECONDS_FROM_1601_TO_1970 <= now.getEpochSecond();
    }

    /** What is no number says nothing. */
    private static long number(DirectoryEntry entry, String attribute) {
        Optional<String> text = entry.text(attribute);
        return text.filter(value -> value.matches("-?\\d{1,18}|" + Long.MAX_VALUE))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
