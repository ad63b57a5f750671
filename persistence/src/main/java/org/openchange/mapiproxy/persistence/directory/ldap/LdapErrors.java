/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory.ldap;

import static java.util.Map.entry;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.ACCESS_DENIED;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.ALREADY_EXISTS;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.FAILED;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.LIMIT_EXCEEDED;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.NOT_ALLOWED;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.NOT_FOUND;
import static org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason.UNAVAILABLE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;
import java.util.Set;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;

/** RFC 4511 section 4.1.9: what a result code means to callers of the directory. */
final class LdapErrors {
    private static final Map<ResultCode, Reason> REASONS = Map.ofEntries(
            entry(ResultCode.BUSY, UNAVAILABLE),
            entry(ResultCode.UNAVAILABLE, UNAVAILABLE),
            entry(ResultCode.SERVER_DOWN, UNAVAILABLE),
            entry(ResultCode.CONNECT_ERROR, UNAVAILABLE),
            entry(ResultCode.TIMEOUT, UNAVAILABLE),
            entry(ResultCode.DECODING_ERROR, UNAVAILABLE),
            entry(ResultCode.INVALID_CREDENTIALS, ACCESS_DENIED),
            entry(ResultCode.INAPPROPRIATE_AUTHENTICATION, ACCESS_DENIED),
            entry(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ACCESS_DENIED),
            entry(ResultCode.AUTHORIZATION_DENIED, ACCESS_DENIED),
            entry(ResultCode.STRONG_AUTH_REQUIRED, ACCESS_DENIED),
            entry(ResultCode.CONFIDENTIALITY_REQUIRED, ACCESS_DENIED),
            entry(ResultCode.AUTH_METHOD_NOT_SUPPORTED, ACCESS_DENIED),
            entry(ResultCode.NO_SUCH_OBJECT, NOT_FOUND),
            // A referral names another server: the entry is not in this directory.
            entry(ResultCode.REFERRAL, NOT_FOUND),
            entry(ResultCode.ENTRY_ALREADY_EXISTS, ALREADY_EXISTS),
            entry(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, ALREADY_EXISTS),
            entry(ResultCode.NO_SUCH_ATTRIBUTE, NOT_ALLOWED),
            entry(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, NOT_ALLOWED),
            entry(ResultCode.INAPPROPRIATE_MATCHING, NOT_ALLOWED),
            entry(ResultCode.CONSTRAINT_VIOLATION, NOT_ALLOWED),
            entry(ResultCode.INVALID_ATTRIBUTE_SYNTAX, NOT_ALLOWED),
            entry(ResultCode.INVALID_DN_SYNTAX, NOT_ALLOWED),
            entry(ResultCode.NAMING_VIOLATION, NOT_ALLOWED),
            entry(ResultCode.OBJECT_CLASS_VIOLATION, NOT_ALLOWED),
            entry(ResultCode.NOT_ALLOWED_ON_NONLEAF, NOT_ALLOWED),
            entry(ResultCode.NOT_ALLOWED_ON_RDN, NOT_ALLOWED),
            entry(ResultCode.OBJECT_CLASS_MODS_PROHIBITED, NOT_ALLOWED),
            entry(ResultCode.UNWILLING_TO_PERFORM, NOT_ALLOWED),
            entry(ResultCode.AFFECTS_MULTIPLE_DSAS, NOT_ALLOWED),
            entry(ResultCode.SIZE_LIMIT_EXCEEDED, LIMIT_EXCEEDED),
            entry(ResultCode.TIME_LIMIT_EXCEEDED, LIMIT_EXCEEDED),
            entry(ResultCode.ADMIN_LIMIT_EXCEEDED, LIMIT_EXCEEDED));

    /** The connection was gone before or while it was used; TIMEOUT is not among them, since asking again would wait once more. */
    private static final Set<ResultCode> BROKEN =
            Set.of(ResultCode.SERVER_DOWN, ResultCode.CONNECT_ERROR, ResultCode.DECODING_ERROR, ResultCode.UNAVAILABLE);

    private LdapErrors() {}

    /** @param what was tried, as a clause: "reading CN=x" */
    static DirectoryException exception(String what, LDAPException cause) {
        Reason reason = REASONS.getOrDefault(cause.getResultCode(), FAILED);
        return new DirectoryException(
                reason, what + ": " + cause.getResultCode() + ", " + readable(cause.getMessage()), cause);
    }

    static boolean broken(LDAPException cause) {
        return BROKEN.contains(cause.getResultCode());
    }

    /** Active Directory ends its messages with a NUL, and the SDK with its version. */
    private static String readable(String message) {
        return message == null
                ? ""
                : message.replaceAll(", ldapSDKVersion=[^,]*, revision=\\w+", "")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
    }
}
