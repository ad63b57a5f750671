/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openchange.mapiproxy.config.ProxyIdentity;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AddressBookSnapshot;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;

/** Finds the objects of authenticated principals, and of nobody whom another domain vouched for. Immutable. */
final class Principals {
    private static final System.Logger LOG = System.getLogger(Principals.class.getName());

    private final Set<String> domains = new HashSet<>();

    Principals(ProxyIdentity identity, DirectoryLayout layout) {
        domains.add(key(identity.workgroup()));
        domains.add(key(identity.netbiosName()));
        domains.add(key(identity.realm()));
        domains.add(dnsDomain(layout.base()));
        domains.add("");
    }

    private static String key(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    /** {@code example.test} of {@code DC=example,DC=test}. */
    private static String dnsDomain(String base) {
        List<String> labels = new ArrayList<>();
        try {
            for (RDN rdn : new DN(base).getRDNs()) {
                if (rdn.hasAttribute("DC")) {
                    labels.add(rdn.getAttributeValues()[0]);
                }
            }
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "\"{0}\" is no name of an entry", base);
        }
        return key(String.join(".", labels));
    }

    Optional<AddressBookObject> find(List<AddressBookSnapshot> books, String user, String domain) {
        boolean isPrincipalName = user.indexOf('@') >= 0;
        if (!isPrincipalName && !domains.contains(key(domain))) {
            return only(books.stream().map(book -> book.objectOfPrincipal(user + "@" + domain)));
        }
        return only(books.stream()
                .map(book -> isPrincipalName ? book.objectOfPrincipal(user) : book.objectOfAccount(user)));
    }

    /** Several mean that the directory is not of one domain; then nobody is sure. */
    private static Optional<AddressBookObject> only(Stream<Optional<AddressBookObject>> found) {
        List<AddressBookObject> objects =
                found.flatMap(Optional::stream).limit(2).toList();
        return objects.size() == 1 ? Optional.of(objects.get(0)) : Optional.empty();
    }
}
