/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.Restriction;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookContainer;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookTable;
import org.openchange.mapiproxy.persistence.addressbook.DisplayType;
import org.openchange.mapiproxy.persistence.addressbook.Matches;
import org.openchange.mapiproxy.persistence.addressbook.NameResolution;
import org.openchange.mapiproxy.persistence.addressbook.TableSort;
import org.openchange.mapiproxy.persistence.addressbook.TooComplexException;

/** An address book of a few objects: sorted by display name, resolved by its beginning, restricted by equal or existing properties. */
public final class FakeAddressBook implements AddressBook {
    private static final int FIRST = 0x10;

    private final String organization;
    private final List<FakeObject> objects = new ArrayList<>();
    private final List<AddressBookContainer> containers = new ArrayList<>();
    private final Map<Integer, Set<Integer>> content = new HashMap<>();
    private final Set<Integer> readThrough = new HashSet<>();
    private int claimedSize = -1;

    public FakeAddressBook(String organization) {
        this.organization = organization;
        containers.add(new AddressBookContainer(
                0, Optional.empty(), "Global Address List", OptionalInt.empty(), 0, AddressBookContainer.RECIPIENTS));
    }

    public FakeObject add(DisplayType type, String alias, String displayName) {
        String dn = "/o=" + organization + "/ou=Group/cn=Recipients/cn=" + alias;
        return addNamed(type, dn, displayName);
    }

    public FakeObject addNamed(DisplayType type, String dn, String displayName) {
        FakeObject object = new FakeObject(this, FIRST + objects.size(), dn, displayName, type);
        objects.add(object);
        return object;
    }

    /** A list below the global one. */
    public AddressBookContainer addContainer(int id, String name, OptionalInt parent, FakeObject... members) {
        AddressBookContainer container = new AddressBookContainer(
                id, Optional.of(new UUID(0x0011223344556677L, id)), name, parent, parent.isPresent() ? 1 : 0, 9);
        containers.add(container);
        content.put(
                id,
                new HashSet<>(Arrays.stream(members).map(FakeObject::minimalId).toList()));
        return container;
    }

    /** Makes it look large. */
    public void claimSize(int size) {
        claimedSize = size;
    }

    public void readThrough(int propertyId) {
        readThrough.add(propertyId);
    }

    @Override
    public String organization() {
        return organization;
    }

    @Override
    public long version() {
        return 1;
    }

    @Override
    public int size() {
        return claimedSize < 0 ? objects.size() : claimedSize;
    }

    @Override
    public List<AddressBookContainer> containers() {
        return containers;
    }

    @Override
    public Optional<AddressBookContainer> container(int id) {
        return containers.stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public Optional<AddressBookContainer> containerNamed(String dn) {
        return containers.stream()
                .filter(each -> each.dn().equalsIgnoreCase(dn))
                .findFirst();
    }

    @Override
    public Optional<AddressBookObject> object(int minimalId) {
        return find(object -> object.minimalId() == minimalId);
    }

    @Override
    public Optional<AddressBookObject> object(UUID id) {
        return find(object -> object.id().equals(id));
    }

    @Override
    public Optional<AddressBookObject> objectNamed(String legacyExchangeDn) {
        return find(object -> object.legacyExchangeDn().equalsIgnoreCase(legacyExchangeDn));
    }

    @Override
    public Optional<AddressBookObject> objectAddressed(String address) {
        return Optional.empty();
    }

    @Override
    public Optional<AddressBookObject> objectAt(String dn) {
        return find(object -> object.directoryDn().equalsIgnoreCase(dn));
    }

    private Optional<AddressBookObject> find(Predicate<FakeObject> condition) {
        return objects.stream()
                .filter(condition)
                .map(AddressBookObject.class::cast)
                .findFirst();
    }

    @Override
    public AddressBookTable table(int container, TableSort sort, Locale locale) {
        return new Rows(
                objects.stream().filter(object -> isIn(container, object)).toList());
    }

    private boolean isIn(int container, FakeObject object) {
        return object.displayType() != DisplayType.AGENT
                && (container == 0 || content.getOrDefault(container, Set.of()).contains(object.minimalId()));
    }

    @Override
    public AddressBookTable table(int[] minimalIds, TableSort sort, Locale locale) {
        return new Rows(objects.stream()
                .filter(object -> Arrays.stream(minimalIds).anyMatch(id -> id == object.minimalId()))
                .toList());
    }

    @Override
    public NameResolution resolve(String name, int container) {
        List<FakeObject> found = objects.stream()
                .filter(object -> isIn(container, object))
                .filter(object ->
                        object.displayName().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                .toList();
        return switch (found.size()) {
            case 0 -> new NameResolution.Unresolved();
            case 1 -> new NameResolution.Resolved(found.get(0));
            default -> new NameResolution.Ambiguous();
        };
    }

    @Override
    public Matches matches(AddressBookTable table, Restriction restriction, int limit) {
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            if (holds(restriction, table.row(row))) {
                found.add(table.minimalId(row));
            }
        }
        int[] ids = found.stream().limit(limit).mapToInt(Integer::intValue).toArray();
        return new Matches(ids, found.size() > limit);
    }

    private static boolean holds(Restriction restriction, AddressBookObject object) {
        if (restriction instanceof Restriction.Exist exist) {
            return object.value(exist.propertyTag()).isPresent();
        } else if (restriction instanceof Restriction.Property property) {
            return object.value(property.propertyTag())
                    .filter(value -> value.equals(property.taggedValue().value()))
                    .isPresent();
        } else if (restriction instanceof Restriction.And and) {
            return and.restrictions().stream().allMatch(each -> holds(each, object));
        } else if (restriction instanceof Restriction.Or or) {
            return or.restrictions().stream().anyMatch(each -> holds(each, object));
        } else if (restriction instanceof Restriction.Not not) {
            return !holds(not.restriction(), object);
        }
        throw new TooComplexException(restriction.toString());
    }

    @Override
    public List<PropertyTag> columns() {
        Set<PropertyTag> all = new TreeSet<>(Comparator.comparingInt(tag -> Integer.reverse(tag.value())));
        objects.forEach(object -> all.addAll(object.tags()));
        return List.copyOf(all);
    }

    @Override
    public boolean isReadThrough(PropertyTag tag) {
        return readThrough.contains(tag.id());
    }

    private static int compare(String one, String other) {
        Collator collator = Collator.getInstance(Locale.US);
        collator.setStrength(Collator.PRIMARY);
        return collator.compare(one, other);
    }

    private static final class Rows implements AddressBookTable {
        private final List<FakeObject> rows;

        Rows(List<FakeObject> rows) {
            this.rows = rows.stream()
                    .sorted(Comparator.comparing(FakeObject::displayName, FakeAddressBook::compare))
                    .toList();
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public AddressBookObject row(int position) {
            return rows.get(position);
        }

        @Override
        public int minimalId(int position) {
            return rows.get(position).minimalId();
        }

        @Override
        public OptionalInt position(int minimalId) {
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row).minimalId() == minimalId) {
                    return OptionalInt.of(row);
                }
            }
            return OptionalInt.empty();
        }

        @Override
        public int seek(String text) {
            int row = 0;
            while (row < rows.size() && compare(rows.get(row).displayName(), text) < 0) {
                row++;
            }
            return row;
        }
    }
}
