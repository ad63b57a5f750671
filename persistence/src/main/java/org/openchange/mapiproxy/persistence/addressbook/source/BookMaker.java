/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.persistence.addressbook.MinimalIdSource;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute.Storage;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AddressBookSnapshot;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AttributeCodec;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.PackedEntry;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.SnapshotContent;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.TextPool;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.organization.AddressList;
import org.openchange.mapiproxy.persistence.organization.Organization;

/** Makes snapshots of entries, with the containers of one moment; those of another moment need another maker. Used by one thread. */
final class BookMaker {
    private final AddressBookSettings settings;
    private final MinimalIdSource ids;
    private final TextPool pool = new TextPool();
    private final EntryReader reader;
    private final Map<String, OrganizationLists> lists = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> attributes = new HashSet<>(EntryCondition.always());

    BookMaker(
            AddressBookSettings settings, MinimalIdSource ids, DirectoryLayout layout, List<Organization> organizations)
            throws IOException {
        this.settings = settings;
        this.ids = ids;
        try {
            reader = new EntryReader(new AttributeCodec(pool), layout);
        } catch (LDAPException e) {
            throw new DirectoryException(Reason.FAILED, "the layout of the directory has no valid names", e);
        }
        attributes.addAll(List.of(Attributes.SHOW_IN_ADDRESS_BOOK, Attributes.HIDE_FROM_ADDRESS_LISTS));
        PropertyMapping.attributes().stream()
                .filter(attribute -> attribute.storage() != Storage.AWAY)
                .map(MappedAttribute::name)
                .forEach(attributes::add);
        for (Organization organization : organizations) {
            add(organization);
        }
    }

    private void add(Organization organization) throws IOException {
        List<UUID> listIds =
                organization.addressLists().stream().map(AddressList::id).toList();
        OrganizationLists made = new OrganizationLists(organization.addressLists(), ids.minimalIds(listIds));
        String key = key(organization.name());
        lists.put(key, made);
        names.put(key, organization.name());
        attributes.addAll(made.attributes());
    }

    /** Under what an organization is kept. */
    static String key(String organization) {
        return organization.toLowerCase(Locale.ROOT);
    }

    TextPool pool() {
        return pool;
    }

    /** What has to be known of each entry. */
    List<String> attributes() {
        return List.copyOf(attributes);
    }

    boolean isList(UUID id) {
        return lists.values().stream().anyMatch(each -> each.isList(id));
    }

    /** Entries of organizations, by the organization's key. */
    final class Entries {
        private final Map<String, Map<UUID, PackedEntry>> byOrganization = new HashMap<>();
        private int count;

        Entries() {
            lists.keySet().forEach(key -> byOrganization.put(key, new HashMap<>()));
        }

        /** Takes an entry, if it belongs to an organization. */
        void add(DirectoryEntry entry) throws DirectoryException {
            Optional<String> organization = EntryReader.organization(entry);
            if (organization.isPresent()) {
                checkCount(++count);
                String key = key(organization.get());
                pack(entry, organization.get()).ifPresent(packed -> byOrganization
                        .computeIfAbsent(key, unknown -> new HashMap<>())
                        .put(packed.id(), packed));
            }
        }

        Map<String, Map<UUID, PackedEntry>> byOrganization() {
            return byOrganization;
        }
    }

    /** Somebody may name an organization that nobody has made; it has nothing but a list of everybody. */
    private Optional<PackedEntry> pack(DirectoryEntry entry, String organization) {
        names.putIfAbsent(key(organization), organization);
        OrganizationLists own =
                lists.computeIfAbsent(key(organization), key -> new OrganizationLists(List.of(), Map.of()));
        return reader.read(entry, own);
    }

    private void checkCount(int count) throws DirectoryException {
        if (count > settings.objects()) {
            throw new DirectoryException(
                    Reason.LIMIT_EXCEEDED,
                    "the directory has more objects than the " + settings.objects()
                            + " of mapiproxy:address book objects");
        }
    }

    /** @return the address books by the key of their organization */
    Map<String, AddressBookSnapshot> books(Entries entries, long version) throws IOException {
        Map<String, AddressBookSnapshot> books = new HashMap<>();
        for (Map.Entry<String, Map<UUID, PackedEntry>> each :
                entries.byOrganization().entrySet()) {
            books.put(each.getKey(), book(each.getKey(), withIds(each.getValue().values()), version));
        }
        return Map.copyOf(books);
    }

    private AddressBookSnapshot book(String key, List<PackedEntry> entries, long version) {
        return new AddressBookSnapshot(new SnapshotContent(
                names.get(key), version, lists.get(key).containers(), entries, pool, settings.tables()));
    }

    private List<PackedEntry> withIds(Collection<PackedEntry> entries) throws IOException {
        Map<UUID, Integer> given =
                ids.minimalIds(entries.stream().map(PackedEntry::id).toList());
        return entries.stream()
                .map(entry -> entry.withMinimalId(given.get(entry.id())))
                .toList();
    }

    /** The address books after changes; those in which nothing changed are the same. */
    Map<String, AddressBookSnapshot> changed(Map<String, AddressBookSnapshot> books, Changes changes, long version)
            throws IOException {
        Entries fresh = new Entries();
        for (DirectoryEntry entry : changes.entries()) {
            fresh.add(entry);
        }
        Set<UUID> concerned = changes.concerned();
        Map<String, AddressBookSnapshot> all = new HashMap<>(books);
        for (Map.Entry<String, Map<UUID, PackedEntry>> each :
                fresh.byOrganization().entrySet()) {
            AddressBookSnapshot before = books.get(each.getKey());
            all.put(
                    each.getKey(),
                    before == null
                            ? book(each.getKey(), withIds(each.getValue().values()), version)
                            : changed(before, concerned, each.getValue(), version));
        }
        checkCount(all.values().stream().mapToInt(AddressBookSnapshot::size).sum());
        return Map.copyOf(all);
    }

    private AddressBookSnapshot changed(
            AddressBookSnapshot before, Set<UUID> concerned, Map<UUID, PackedEntry> fresh, long version)
            throws IOException {
        List<PackedEntry> all = new ArrayList<>(before.size());
        Map<UUID, PackedEntry> others = new HashMap<>(fresh);
        for (PackedEntry old : before.content().entries()) {
            PackedEntry now = fresh.get(old.id());
            if (!concerned.contains(old.id()) || now != null && now.hasSameContent(old)) {
                all.add(old);
                others.remove(old.id());
            }
        }
        if (others.isEmpty() && all.size() == before.size()) {
            return before;
        }
        all.addAll(withIds(others.values()));
        return book(key(before.organization()), all, version).after(before);
    }
}
