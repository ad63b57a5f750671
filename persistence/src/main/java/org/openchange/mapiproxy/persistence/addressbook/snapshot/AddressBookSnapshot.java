/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookLink;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.property.MappedAttribute;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping;
import org.openchange.mapiproxy.persistence.addressbook.property.PropertyMapping.MappedProperty;
import org.openchange.mapiproxy.persistence.directory.Attributes;

/** The address book of one organization at one moment, in memory. */
public final class AddressBookSnapshot implements AddressBook {
    private static final MappedAttribute DISPLAY_NAME = PropertyMapping.attribute(Attributes.DISPLAY_NAME);
    private static final MappedAttribute COMMON_NAME = PropertyMapping.attribute(Attributes.COMMON_NAME);
    private static final MappedAttribute PHONETIC_NAME = PropertyMapping.attribute("msDS-PhoneticDisplayName");

    private final SnapshotContent content;
    private final AttributeCodec codec;
    private final PackedEntry[] entries;
    private final int[] minimalIds;
    private final SnapshotIndexes indexes;
    private final TableCache tables;

    public AddressBookSnapshot(SnapshotContent content) {
        this.content = content;
        codec = new AttributeCodec(content.pool());
        entries = content.entries().toArray(new PackedEntry[0]);
        Arrays.sort(entries, (one, other) -> Integer.compareUnsigned(one.minimalId(), other.minimalId()));
        minimalIds = Arrays.stream(entries)
                .mapToInt(entry -> entry.minimalId() ^ Integer.MIN_VALUE)
                .toArray();
        tables = new TableCache(content.maxTables());
        indexes = SnapshotIndexes.of(this);
    }

    /** Sorts the same tables as the one before had, which is far cheaper with its help, so that nobody waits for them. */
    public AddressBookSnapshot after(AddressBookSnapshot before) {
        if (before.content.containers().equals(content.containers())) {
            before.tables.all().forEach((key, table) -> tables.put(key, new TableSuccessor(this, table).rows(key)));
        }
        return this;
    }

    // ---- what this package needs

    AttributeCodec codec() {
        return codec;
    }

    PackedEntry entry(int ordinal) {
        return entries[ordinal];
    }

    SnapshotIndexes indexes() {
        return indexes;
    }

    /** What this was made of, for the one that comes after it. */
    public SnapshotContent content() {
        return content;
    }

    SnapshotObject at(int ordinal) {
        return new SnapshotObject(this, entries[ordinal]);
    }

    /** Negative when there is none. */
    int ordinal(int minimalId) {
        return Arrays.binarySearch(minimalIds, minimalId ^ Integer.MIN_VALUE);
    }

    String displayName(int ordinal) {
        byte[] attributes = entries[ordinal].attributes();
        String shown = codec.textOrNull(attributes, DISPLAY_NAME);
        return shown != null ? shown : codec.text(attributes, COMMON_NAME).orElse("");
    }

    String phoneticName(int ordinal) {
        String phonetic = codec.textOrNull(entries[ordinal].attributes(), PHONETIC_NAME);
        return phonetic != null ? phonetic : displayName(ordinal);
    }

    /** The object of a name in the directory; negative when there is none. */
    int ordinalAt(String dn, ExactIndex keys) {
        String key = Names.dn(dn);
        int[] found = {-1};
        keys.candidates(key, ordinal -> {
            if (Names.dn(codec.dn(entries[ordinal].dn())).equals(key)) {
                found[0] = ordinal;
            }
        });
        return found[0];
    }

    /** All objects that have a key of {@link Names}. */
    BitSet having(String key) {
        BitSet found = new BitSet();
        indexes.keys().candidates(key, ordinal -> {
            if (!found.get(ordinal) && Names.has(entries[ordinal], codec, () -> displayName(ordinal), key)) {
                found.set(ordinal);
            }
        });
        return found;
    }

    private Optional<AddressBookObject> only(String key) {
        int first = having(key).nextSetBit(0);
        return first < 0 ? Optional.empty() : Optional.of(at(first));
    }

    int containerIndex(int id) {
        return IntStream.range(0, content.containers().size())
                .filter(i -> content.containers().get(i).id() == id)
                .findFirst()
                .orElse(-1);
    }

    private int[] inContainer(int container) {
        return IntStream.range(0, entries.length)
                .filter(i -> entries[i].isIn(container))
                .toArray();
    }

    // ---- AddressBook

    @Override
    public String organization() {
        return content.organization();
    }

    @Override
    public long version() {
        return content.version();
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public List<AddressBookContainer> containers() {
        return content.containers();
    }

    @Override
    public Optional<AddressBookContainer> container(int id) {
        return content.containers().stream()
                .filter(container -> container.id() == id)
                .findFirst();
    }

    @Override
    public Optional<AddressBookContainer> containerNamed(String dn) {
        return content.containers().stream()
                .filter(container -> container.dn().equalsIgnoreCase(dn))
                .findFirst();
    }

    @Override
    public Optional<AddressBookObject> object(int minimalId) {
        int ordinal = ordinal(minimalId);
        return ordinal < 0 ? Optional.empty() : Optional.of(at(ordinal));
    }

    @Override
    public Optional<AddressBookObject> object(UUID id) {
        return only(Names.id(id));
    }

    @Override
    public Optional<AddressBookObject> objectNamed(String legacyExchangeDn) {
        return only(Names.legacyDn(legacyExchangeDn));
    }

    @Override
    public Optional<AddressBookObject> objectAddressed(String address) {
        return only(Names.address(address));
    }

    @Override
    public Optional<AddressBookObject> objectAt(String dn) {
        int ordinal = ordinalAt(dn, indexes.keys());
        return ordinal < 0 ? Optional.empty() : Optional.of(at(ordinal));
    }

    /** @param user an account's name, without regard to case */
    public Optional<AddressBookObject> objectOfAccount(String user) {
        return only(Names.account(user));
    }

    /** @param name a user principal name, without regard to case */
    public Optional<AddressBookObject> objectOfPrincipal(String name) {
        return only(Names.principal(name));
    }

    @Override
    public AddressBookTable table(int container, TableSort sort, Locale locale) {
        TableOrder order = new TableOrder(sort, locale);
        int index = containerIndex(container);
        if (index < 0) {
            return new SortedTable(this, order, new int[0]);
        }
        return tables.get(
                new TableCache.Key(index, order),
                key -> new SortedTable(this, order, order.sorted(this, inContainer(index))));
    }

    @Override
    public AddressBookTable table(int[] ids, TableSort sort, Locale locale) {
        TableOrder order = new TableOrder(sort, locale);
        int[] ordinals = Arrays.stream(ids)
                .map(this::ordinal)
                .filter(ordinal -> ordinal >= 0)
                .distinct()
                .toArray();
        return new SortedTable(this, order, order.sorted(this, ordinals));
    }

    @Override
    public NameResolution resolve(String name, int container) {
        return new NameResolver(this, containerIndex(container)).resolve(name);
    }

    @Override
    public Matches matches(AddressBookTable table, Restriction restriction, int limit) {
        return new RestrictionMatcher(this, ownTable(table)).matches(restriction, limit);
    }

    // A client may go on with a table of the snapshot before.
    private SortedTable ownTable(AddressBookTable table) {
        if (table instanceof SortedTable own && own.book() == this) {
            return own;
        }
        int[] ids = IntStream.range(0, table.size()).map(table::minimalId).toArray();
        TableOrder order =
                table instanceof SortedTable other ? other.order() : new TableOrder(TableSort.DISPLAY_NAME, Locale.US);
        return (SortedTable) table(ids, order.sort(), order.locale());
    }

    @Override
    public List<PropertyTag> columns() {
        return PropertyColumns.ALL;
    }

    @Override
    public boolean isReadThrough(PropertyTag tag) {
        return PropertyMapping.property(tag.id()).map(MappedProperty::isAway).orElse(false);
    }

    /** An estimate of what this takes in memory, without the pool of texts that it shares with others. */
    public long bytes() {
        long objects = Arrays.stream(entries).mapToLong(PackedEntry::bytes).sum();
        return objects + indexes.bytes() + tables.bytes() + 8L * entries.length;
    }

    /** Objects at the end of a link. */
    int[] linked(PackedEntry entry, AddressBookLink link) {
        if (link.isBackLink()) {
            return indexes.backLinks().get(link).sources(ordinal(entry.minimalId()));
        }
        List<String> dns = codec.texts(entry.attributes(), PropertyMapping.attribute(link.attribute()));
        List<Integer> targets = new ArrayList<>(dns.size());
        for (String dn : dns) {
            int target = ordinalAt(dn, indexes.keys());
            if (target >= 0) {
                targets.add(target);
            }
        }
        return targets.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return "address book of " + content.organization() + ", version " + content.version();
    }
}
