/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.logon;

import java.time.Clock;
import java.util.Optional;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.dcerpc.AuthType;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.security.AccountState;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/**
 * Finds people by the names with which they log on: sAMAccountName with our domain's NetBIOS or DNS name or with none, or userPrincipalName. Somebody
 * with a name that several have cannot be found by it.
 */
final class People {
    private final LazyDirectory directory;
    private final ProxyIdentity identity;
    private final Clock clock = Clock.systemUTC();

    People(LazyDirectory directory, ProxyIdentity identity) {
        this.directory = directory;
        this.identity = identity;
    }

    /** @param domain may be empty */
    Optional<Person> find(String domain, String user) throws DirectoryException {
        Optional<Directory> open = directory.get();
        if (open.isEmpty() || user.isEmpty()) {
            return Optional.empty();
        }
        int at = user.lastIndexOf('@');
        if (at > 0) {
            Optional<Person> byPrincipalName = find(open.get(), Attributes.USER_PRINCIPAL_NAME, user);
            return byPrincipalName.isPresent() || !isOurs(user.substring(at + 1))
                    ? byPrincipalName
                    : find(open.get(), Attributes.ACCOUNT_NAME, user.substring(0, at));
        }
        return domain.isEmpty() || isOurs(domain) ? find(open.get(), Attributes.ACCOUNT_NAME, user) : Optional.empty();
    }

    private boolean isOurs(String domain) {
        return domain.equalsIgnoreCase(identity.workgroup())
                || !identity.realm().isEmpty() && domain.equalsIgnoreCase(identity.realm());
    }

    private Optional<Person> find(Directory open, String attribute, String value) throws DirectoryException {
        Search search = new Search(
                open.layout().base(), Search.Scope.SUBTREE, EntryFilter.equal(attribute, value), Person.ATTRIBUTES);
        try {
            return open.find(search)
                    .map(entry -> Person.of(entry, clock.instant()))
                    .filter(person -> !person.account().isEmpty());
        } catch (DirectoryException e) {
            if (e.reason() == DirectoryException.Reason.NOT_ALLOWED) {
                return Optional.empty(); // several have it
            }
            throw e;
        }
    }

    boolean hasPassword(Person person, char[] password) throws DirectoryException {
        Optional<Directory> open = directory.get();
        return open.isPresent() && open.get().verifyPassword(person.dn(), password);
    }

    Optional<AccountState> stateOf(AuthenticatedPrincipal principal) throws DirectoryException {
        String name = isOurs(principal.domain()) ? principal.user() : principal.user() + "@" + principal.domain();
        return find("", name).map(Person::state);
    }

    AuthenticatedPrincipal principal(Person person, AuthType mechanism) {
        return new AuthenticatedPrincipal(person.account(), domain(), mechanism);
    }

    /** What stands before the names of our people. */
    String domain() {
        return identity.workgroup();
    }
}
