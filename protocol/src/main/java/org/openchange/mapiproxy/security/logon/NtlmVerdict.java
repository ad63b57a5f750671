/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.Objects;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/** What an authority says about a proof. */
public sealed interface NtlmVerdict {

    /**
     * The proof is right, and the account may log on.
     *
     * @param sessionBaseKey [MS-NLMP] 3.3.2, 16 bytes; a secret, which the receiver owns and wipes
     */
    record Accepted(AuthenticatedPrincipal principal, byte[] sessionBaseKey) implements NtlmVerdict {
        public Accepted {
            Objects.requireNonNull(principal, "principal");
            if (sessionBaseKey.length != 16) {
                throw new IllegalArgumentException("a session base key has 16 bytes, not " + sessionBaseKey.length);
            }
        }

        @Override
        public String toString() {
            return "accepted as " + principal.getName();
        }
    }

    /** @param detail for the log, without secrets; may be empty */
    record Refused(LogonFailure reason, String detail) implements NtlmVerdict {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }

    static NtlmVerdict refused(LogonFailure reason, String detail) {
        return new Refused(reason, detail);
    }
}
