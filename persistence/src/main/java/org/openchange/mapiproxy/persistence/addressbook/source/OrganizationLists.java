/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.organization.AddressList;

/**
 * The containers of an organization's address book and who is in them: whoever fits the filter of a list, or names the list in showInAddressBook.
 * All global lists together are container 0; where there is none, everybody with an alias is in it.
 */
final class OrganizationLists {
    private static final System.Logger LOG = System.getLogger(OrganizationLists.class.getName());
    private static final String EVERYBODY = "Global Address List";

    private final List<AddressBookContainer> containers = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<List<Integer>, int[]> combinations = new HashMap<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<UUID> ids = new HashSet<>();
    private final boolean hasGlobal;

    /** @param container index of the container to which whoever fits belongs */
    private record Rule(int container, String dn, Optional<EntryCondition> condition) {
        boolean holds(DirectoryEntry entry, Set<String> shownIn) {
            return shownIn.contains(dn)
                    || condition.filter(filter -> filter.holds(entry)).isPresent();
        }
    }

    /**
     * @param lists global ones first, then each list before those below it
     * @param minimalIds of the lists
     */
    OrganizationLists(List<AddressList> lists, Map<UUID, Integer> minimalIds) {
        List<AddressList> global = lists.stream().filter(AddressList::global).toList();
        hasGlobal = !global.isEmpty();
        AddressList first = hasGlobal ? global.get(0) : null;
        containers.add(new AddressBookContainer(
                AddressBook.GLOBAL_ADDRESS_LIST,
                hasGlobal ? Optional.of(first.id()) : Optional.empty(),
                hasGlobal ? first.name() : EVERYBODY,
                OptionalInt.empty(),
                0,
                AddressBookContainer.RECIPIENTS | AddressBookContainer.UNMODIFIABLE));
        global.forEach(list -> addRule(0, list));
        for (AddressList list : lists) {
            if (!list.global()) {
                add(list, lists, minimalIds);
            }
        }
        lists.forEach(list -> ids.add(list.id()));
    }

    private void add(AddressList list, List<AddressList> lists, Map<UUID, Integer> minimalIds) {
        OptionalInt parent = lists.stream()
                .filter(other -> list.parent()
                        .filter(dn -> normalized(dn).equals(normalized(other.dn())))
                        .isPresent())
                .mapToInt(other -> minimalIds.get(other.id()))
                .findFirst();
        boolean hasBelow = lists.stream().anyMatch(other -> other.parent()
                .filter(dn -> normalized(dn).equals(normalized(list.dn())))
                .isPresent());
        int flags = AddressBookContainer.RECIPIENTS
                | AddressBookContainer.UNMODIFIABLE
                | (hasBelow ? AddressBookContainer.SUBCONTAINERS : 0);
        addRule(containers.size(), list);
        containers.add(new AddressBookContainer(
                minimalIds.get(list.id()), Optional.of(list.id()), list.name(), parent, list.depth(), flags));
    }

    private void addRule(int container, AddressList list) {
        Optional<EntryCondition> condition = Optional.empty();
        if (list.purportedSearch().isPresent()) {
            try {
                condition = Optional.of(
                        new EntryCondition(list.purportedSearch().get().asLdap()));
                EntryCondition.collectAttributes(list.purportedSearch().get().asLdap(), attributes);
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "The address list {0} shows only who names it: {1}", list.dn(), e.getMessage());
            }
        }
        rules.add(new Rule(container, normalized(list.dn()), condition));
    }

    private static String normalized(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "\"{0}\" is no name of an entry", dn);
            return dn;
        }
    }

    List<AddressBookContainer> containers() {
        return List.copyOf(containers);
    }

    /** Whether an entry with this id is one of the lists. */
    boolean isList(UUID id) {
        return ids.contains(id);
    }

    /** What the filters look at. */
    Set<String> attributes() {
        return attributes;
    }

    /** Indexes of the containers that a recipient is in, ascending; the same array for all that are in the same ones. Not thread-safe. */
    int[] containing(DirectoryEntry entry) {
        Set<String> shownIn = new HashSet<>();
        entry.texts(Attributes.SHOW_IN_ADDRESS_BOOK).forEach(dn -> shownIn.add(normalized(dn)));
        Set<Integer> found = new HashSet<>();
        for (Rule rule : rules) {
            if (!found.contains(rule.container()) && rule.holds(entry, shownIn)) {
                found.add(rule.container());
            }
        }
        if (!hasGlobal && entry.has(Attributes.MAIL_NICKNAME)) {
            found.add(0);
        }
        List<Integer> sorted = found.stream().sorted().toList();
        return combinations.computeIfAbsent(
                sorted, list -> list.stream().mapToInt(Integer::intValue).toArray());
    }

    /** As a set that no entry is in. */
    int[] none() {
        return combinations.computeIfAbsent(List.of(), list -> new int[0]);
    }

    @Override
    public String toString() {
        return Arrays.toString(containers.toArray());
    }
}
