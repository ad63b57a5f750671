/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookStatus;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;

/** Address books of a few organizations and who their people are. */
public final class FakeAddressBooks implements AddressBooks {
    private final List<FakeAddressBook> books;
    private final Map<String, AddressBookObject> people = new HashMap<>();
    private final Map<AddressBookObject, PropertyValue> large = new HashMap<>();
    private final CompletableFuture<Void> loaded = CompletableFuture.completedFuture(null);
    private final List<String> readOn = new ArrayList<>();
    private boolean isClosed;

    public FakeAddressBooks(FakeAddressBook... books) {
        this.books = List.of(books);
    }

    public void person(String user, AddressBookObject object) {
        people.put(user, object);
    }

    public void large(AddressBookObject object, PropertyValue value) {
        large.put(object, value);
    }

    /** Names of the threads on which large values were read. */
    public List<String> readOn() {
        return readOn;
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public Optional<AddressBook> book(String organization) {
        return books.stream()
                .filter(book -> book.organization().equalsIgnoreCase(organization))
                .map(AddressBook.class::cast)
                .findFirst();
    }

    @Override
    public Set<String> organizations() {
        return Set.copyOf(books.stream().map(FakeAddressBook::organization).toList());
    }

    @Override
    public Optional<AddressBookObject> whoIs(String user, String domain) {
        return Optional.ofNullable(people.get(user));
    }

    @Override
    public CompletionStage<Void> loaded() {
        return loaded;
    }

    @Override
    public CompletionStage<Void> refresh() {
        return loaded;
    }

    @Override
    public Optional<PropertyValue> readThrough(AddressBookObject object, PropertyTag tag) {
        readOn.add(Thread.currentThread().getName());
        return Optional.ofNullable(large.get(object));
    }

    @Override
    public AddressBookStatus status() {
        return new AddressBookStatus(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), books.size(), 0, 0);
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
