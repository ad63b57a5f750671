/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Objects;
import org.openchange.mapiproxy.security.AuthenticationException;

/** A logon failed, and it is known why and for whom. */
public final class LogonException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final LogonFailure reason;
    private final String account;

    /**
     * @param message for the log, without secrets
     * @param account whom the client claims to be, {@code DOMAIN\\user} or {@code user@REALM}; may be empty
     */
    public LogonException(LogonFailure reason, String message, String account) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.account = Objects.requireNonNull(account, "account");
    }

    public LogonFailure reason() {
        return reason;
    }

    public String account() {
        return account;
    }

    /** Why a logon failed, for any exception that ended one. */
    public static LogonFailure reasonOf(AuthenticationException e) {
        return e instanceof LogonException logon ? logon.reason : LogonFailure.BAD_TOKEN;
    }
}
