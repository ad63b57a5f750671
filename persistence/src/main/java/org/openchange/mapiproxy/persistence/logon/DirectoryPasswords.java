/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.logon.LogonFailure;
import org.openchange.mapiproxy.security.logon.PasswordAuthority;
import org.openchange.mapiproxy.security.logon.PasswordVerdict;

/**
 * Checks passwords by LDAP simple bind. Servers refuse the bind of a disabled account as that of a wrong password; those that do not are
 * overruled here.
 */
final class DirectoryPasswords implements PasswordAuthority {
    private final People people;

    DirectoryPasswords(People people) {
        this.people = people;
    }

    @Override
    public PasswordVerdict verify(String user, char[] password) {
        int backslash = user.indexOf('\\');
        String domain = backslash < 0 ? "" : user.substring(0, backslash);
        try {
            Optional<Person> person = people.find(domain, user.substring(backslash + 1));
            if (person.isEmpty() || !people.hasPassword(person.get(), password)) {
                return new PasswordVerdict.Refused(LogonFailure.WRONG_CREDENTIALS, "unknown account or wrong password");
            }
            AccountState state = person.get().state();
            return state == AccountState.ACTIVE
                    ? new PasswordVerdict.Accepted(people.principal(person.get(), AuthType.NONE))
                    : new PasswordVerdict.Refused(LogonFailure.of(state), "");
        } catch (DirectoryException e) {
            return new PasswordVerdict.Refused(LogonFailure.UNAVAILABLE, "the directory: " + e.getMessage());
        }
    }
}
