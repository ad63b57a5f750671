/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Locale;
import org.openchange.mapiproxy.security.AccountState;

/** Why a logon failed. For the log; the client is told the same whatever it is. */
public enum LogonFailure {
    /** No such account, or not its password; nobody is told which. */
    WRONG_CREDENTIALS,
    /** The password is right, and the account is switched off. */
    DISABLED,
    /** Too many attempts failed, here or in the directory. */
    LOCKED_OUT,
    /** The account or its password is too old. */
    EXPIRED,
    /** Whoever knows did not answer; nothing is said about the account. */
    UNAVAILABLE,
    /** The logon is of a kind that the configuration does not allow, for example an anonymous one. */
    NOT_ALLOWED,
    /** The tokens are malformed, are out of order or were changed on the way. */
    BAD_TOKEN;

    /**
     * The failure of a right password for an account in this state.
     *
     * @throws IllegalArgumentException for one that may log on
     */
    public static LogonFailure of(AccountState state) {
        return switch (state) {
            case DISABLED -> DISABLED;
            case LOCKED_OUT -> LOCKED_OUT;
            case EXPIRED -> EXPIRED;
            case ACTIVE -> throw new IllegalArgumentException("an active account may log on");
        };
    }

    /** Whether nobody else need be asked: the account was found, and its password is right. */
    public boolean isDecisive() {
        return this != WRONG_CREDENTIALS && this != UNAVAILABLE;
    }

    /** {@code wrong-credentials}: as the audit log writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
