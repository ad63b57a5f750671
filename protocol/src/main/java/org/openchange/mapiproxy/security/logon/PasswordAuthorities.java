/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.util.List;

/** Several authorities in their order, as {@link NtlmAuthorities}. */
final class PasswordAuthorities implements PasswordAuthority {
    private final List<PasswordAuthority> members;

    PasswordAuthorities(List<PasswordAuthority> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public PasswordVerdict verify(String user, char[] password) {
        PasswordVerdict.Refused combined =
                new PasswordVerdict.Refused(LogonFailure.WRONG_CREDENTIALS, "unknown account or wrong password");
        for (PasswordAuthority member : members) {
            PasswordVerdict verdict = member.verify(user, password);
            if (!(verdict instanceof PasswordVerdict.Refused refused)
                    || refused.reason().isDecisive()) {
                return verdict;
            }
            if (refused.reason() == LogonFailure.UNAVAILABLE) {
                combined = refused;
            }
        }
        return combined;
    }
}
