/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.recipient;

import static org.openchange.mapiproxy.persistence.directory.Attributes.ACCOUNT_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.COMMON_NAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.LEGACY_EXCHANGE_DN;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL;
import static org.openchange.mapiproxy.persistence.directory.Attributes.MAIL_NICKNAME;
import static org.openchange.mapiproxy.persistence.directory.Attributes.OBJECT_CLASS;
import static org.openchange.mapiproxy.persistence.directory.Attributes.PROXY_ADDRESSES;

import com.unboundid.ldap.sdk.DN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;

/** Finds those that a person at the command line means. Those of other organizations do not exist here. */
final class RecipientLookup {
    private final MailSystem system;
    private final List<String> classes;

    /** @param classes of what is looked for */
    RecipientLookup(MailSystem system, String... classes) {
        this.system = system;
        this.classes = List.of(classes);
    }

    /** By account, alias, address, name, or distinguished name. */
    DirectoryEntry existing(String name) throws DirectoryException, RecipientException {
        List<DirectoryEntry> found = find(name);
        if (found.isEmpty()) {
            throw new RecipientException("there is no " + classes.get(0) + " \"" + name + "\" in the organization \""
                    + system.organization() + "\"");
        }
        if (found.size() > 1) {
            throw new RecipientException("\"" + name + "\" may be "
                    + String.join(" or ", found.stream().map(DirectoryEntry::dn).toList())
                    + "; name one by its account, address or distinguished name");
        }
        return found.get(0);
    }

    private List<DirectoryEntry> find(String name) throws DirectoryException {
        if (name.contains("=") && DN.isValidDN(name)) {
            return system.directory().read(name).stream()
                    .filter(entry -> classes.stream().anyMatch(entry::isA))
                    .filter(this::isOurs)
                    .toList();
        }
        for (List<String> attributes :
                List.of(List.of(ACCOUNT_NAME, MAIL_NICKNAME), List.of(MAIL, PROXY_ADDRESSES), List.of(COMMON_NAME))) {
            List<DirectoryEntry> found = search(EntryFilter.any(attributes.stream()
                    .map(attribute ->
                            EntryFilter.equal(attribute, attribute.equals(PROXY_ADDRESSES) ? "smtp:" + name : name))
                    .toList()));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** An account of this name, whoever's it is. */
    Optional<DirectoryEntry> account(String account) throws DirectoryException {
        return system.directory()
                .find(Search.below(
                        system.directory().layout().base(),
                        EntryFilter.all(List.of(isOfClasses(), EntryFilter.equal(ACCOUNT_NAME, account)))));
    }

    /** All with an address of the organization, in the directory's order. */
    List<Recipient> all() throws DirectoryException {
        List<Recipient> found = new ArrayList<>();
        EntryFilter filter = EntryFilter.all(List.of(isOfClasses(), EntryFilter.present(MAIL_NICKNAME)));
        system.directory()
                .search(Search.below(system.directory().layout().base(), filter, Recipient.ATTRIBUTES), entry -> {
                    if (entry.has(LEGACY_EXCHANGE_DN) && isOurs(entry)) {
                        found.add(Recipient.of(entry));
                    }
                });
        return found;
    }

    private List<DirectoryEntry> search(EntryFilter named) throws DirectoryException {
        List<DirectoryEntry> found = new ArrayList<>();
        system.directory()
                .search(
                        Search.below(
                                system.directory().layout().base(), EntryFilter.all(List.of(isOfClasses(), named))),
                        entry -> {
                            if (isOurs(entry) && found.size() < 10) {
                                found.add(entry);
                            }
                        });
        return found;
    }

    private EntryFilter isOfClasses() {
        Stream<EntryFilter> each = classes.stream().map(name -> EntryFilter.equal(OBJECT_CLASS, name));
        return EntryFilter.any(each.toList());
    }

    /** Whether it is of the organization, or of none. */
    boolean isOurs(DirectoryEntry entry) {
        return entry.text(LEGACY_EXCHANGE_DN)
                .map(name -> name.toLowerCase(Locale.ROOT)
                        .startsWith(system.legacyPrefix().toLowerCase(Locale.ROOT)))
                .orElse(true);
    }
}
