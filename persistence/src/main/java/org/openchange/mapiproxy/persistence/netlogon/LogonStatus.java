/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.util.Arrays;
import java.util.Optional;
import org.openchange.mapiproxy.security.logon.LogonFailure;

/** [MS-ERREF] 2.3.1: what domain controllers answer to a logon that they refuse, and what that means here. */
enum LogonStatus {
    STATUS_NO_SUCH_USER(0xC0000064L, LogonFailure.WRONG_CREDENTIALS),
    STATUS_WRONG_PASSWORD(0xC000006AL, LogonFailure.WRONG_CREDENTIALS),
    STATUS_LOGON_FAILURE(0xC000006DL, LogonFailure.WRONG_CREDENTIALS),
    STATUS_ACCOUNT_RESTRICTION(0xC000006EL, LogonFailure.NOT_ALLOWED),
    STATUS_INVALID_LOGON_HOURS(0xC000006FL, LogonFailure.NOT_ALLOWED),
    STATUS_INVALID_WORKSTATION(0xC0000070L, LogonFailure.NOT_ALLOWED),
    STATUS_PASSWORD_EXPIRED(0xC0000071L, LogonFailure.EXPIRED),
    STATUS_ACCOUNT_DISABLED(0xC0000072L, LogonFailure.DISABLED),
    STATUS_LOGON_TYPE_NOT_GRANTED(0xC000015BL, LogonFailure.NOT_ALLOWED),
    STATUS_ACCOUNT_EXPIRED(0xC0000193L, LogonFailure.EXPIRED),
    STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT(0xC0000198L, LogonFailure.NOT_ALLOWED),
    STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT(0xC0000199L, LogonFailure.NOT_ALLOWED),
    STATUS_NOLOGON_SERVER_TRUST_ACCOUNT(0xC000019AL, LogonFailure.NOT_ALLOWED),
    STATUS_PASSWORD_MUST_CHANGE(0xC0000224L, LogonFailure.EXPIRED),
    STATUS_ACCOUNT_LOCKED_OUT(0xC0000234L, LogonFailure.LOCKED_OUT),
    STATUS_AUTHENTICATION_FIREWALL_FAILED(0xC0000413L, LogonFailure.NOT_ALLOWED),
    STATUS_NTLM_BLOCKED(0xC0000418L, LogonFailure.NOT_ALLOWED),
    STATUS_NO_LOGON_SERVERS(0xC000005EL, LogonFailure.UNAVAILABLE),
    STATUS_ACCESS_DENIED(0xC0000022L, LogonFailure.UNAVAILABLE),
    STATUS_NO_TRUST_SAM_ACCOUNT(0xC000018BL, LogonFailure.UNAVAILABLE),
    STATUS_INVALID_INFO_CLASS(0xC0000003L, LogonFailure.UNAVAILABLE);

    private final long value;
    private final LogonFailure failure;

    LogonStatus(long value, LogonFailure failure) {
        this.value = value;
        this.failure = failure;
    }

    static Optional<LogonStatus> of(long status) {
        return Arrays.stream(values()).filter(known -> known.value == status).findFirst();
    }

    boolean is(long status) {
        return value == status;
    }

    /** An answer that is not known says nothing about the account. */
    static LogonFailure failure(long status) {
        return of(status).map(known -> known.failure).orElse(LogonFailure.UNAVAILABLE);
    }

    static String text(long status) {
        return of(status).map(LogonStatus::name).orElseGet(() -> String.format("NTSTATUS 0x%08X", status));
    }
}
