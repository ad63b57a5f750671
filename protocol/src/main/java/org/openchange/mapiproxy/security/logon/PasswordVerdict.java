/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Objects;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/** What an authority says about a password. */
public sealed interface PasswordVerdict {

    /** The password is right, and the account may log on. */
    record Accepted(AuthenticatedPrincipal principal) implements PasswordVerdict {
        public Accepted {
            Objects.requireNonNull(principal, "principal");
        }
    }

    /** @param detail for the log, without secrets; may be empty */
    record Refused(LogonFailure reason, String detail) implements PasswordVerdict {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
