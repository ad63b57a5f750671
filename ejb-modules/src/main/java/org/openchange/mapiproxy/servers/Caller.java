/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.Objects;
import java.util.Optional;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;
import org.openchange.mapiproxy.spi.Session;

/**
 * Who a client is in the address book, and so whose address book it sees.
 *
 * @param organization the value of {@code /o=}
 * @param name what a limit for each person goes by
 * @param directoryDn name of the caller's own entry in the directory; empty for one that is anonymous
 */
public record Caller(String organization, String name, Optional<String> directoryDn) {
    private static final String ANONYMOUS = "anonymous";

    public Caller {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(directoryDn, "directoryDn");
    }

    /**
     * Who the session's principal is.
     *
     * @param anonymous the organization that those see who did not authenticate; empty where they see none
     * @return empty for whoever has no address book to see
     */
    public static Optional<Caller> of(Session session, AddressBooks books, Optional<String> anonymous) {
        Optional<AuthenticatedPrincipal> principal = session.principal()
                .filter(AuthenticatedPrincipal.class::isInstance)
                .map(AuthenticatedPrincipal.class::cast)
                .filter(known -> !known.isAnonymous());
        if (principal.isEmpty()) {
            return anonymous.map(organization -> new Caller(organization, ANONYMOUS, Optional.empty()));
        }
        return books.whoIs(principal.get().user(), principal.get().domain()).map(Caller::of);
    }

    private static Caller of(AddressBookObject person) {
        return new Caller(person.book().organization(), person.legacyExchangeDn(), Optional.of(person.directoryDn()));
    }
}
