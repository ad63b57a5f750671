/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.DirectoryEntry;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.DirectoryLayout;
import org.openchange.mapiproxy.persistence.directory.Modification;
import org.openchange.mapiproxy.persistence.directory.Search;

/** So many people of one organization, made while they are searched for, so that what is measured is not a server. Nobody changes them but this. */
public final class GeneratedDirectory implements Directory {
    private static final String BASE = "DC=example,DC=test";
    private static final String PEOPLE = "CN=Users," + BASE;

    private final Map<String, DirectoryEntry> configuration = new LinkedHashMap<>();
    private final Map<UUID, DirectoryEntry> changed = new LinkedHashMap<>();
    private final PeopleGenerator generator;
    private final int people;

    public GeneratedDirectory(String organization, int people) {
        generator = new PeopleGenerator(1, organization, PEOPLE, "example.test");
        this.people = people;
        List<DirectoryEntry> entries = new ArrayList<>(TestOrganization.services(BASE));
        entries.addAll(TestOrganization.of(organization, BASE));
        entries.forEach(entry -> configuration.put(entry.dn(), withId(entry)));
    }

    public PeopleGenerator generator() {
        return generator;
    }

    private static DirectoryEntry withId(DirectoryEntry entry) {
        DirectoryEntry.Builder copy = DirectoryEntry.named(entry.dn())
                .id(UUID.nameUUIDFromBytes(entry.dn().getBytes(StandardCharsets.UTF_8)));
        entry.attributeNames().forEach(name -> copy.withBytes(name, entry.allBytes(name)));
        return copy.build();
    }

    /** The next poll tells that a person has another display name. */
    public synchronized void rename(int number, String displayName) {
        DirectoryEntry person = withId(generator.person(number));
        DirectoryEntry.Builder renamed =
                DirectoryEntry.named(person.dn()).id(person.id().orElseThrow()).with("displayName", displayName);
        person.attributeNames().stream()
                .filter(name -> !name.equalsIgnoreCase("displayName"))
                .forEach(name -> renamed.withBytes(name, person.allBytes(name)));
        changed.put(person.id().orElseThrow(), renamed.build());
    }

    @Override
    public DirectoryKind kind() {
        return DirectoryKind.EMBEDDED;
    }

    @Override
    public DirectoryLayout layout() {
        return new DirectoryLayout(BASE, PEOPLE, "CN=Configuration," + BASE);
    }

    @Override
    public Optional<DirectoryEntry> read(String dn, String... attributes) {
        return Optional.ofNullable(configuration.get(dn));
    }

    @Override
    public Optional<DirectoryEntry> find(Search search) throws DirectoryException {
        List<DirectoryEntry> found = new ArrayList<>();
        search(search, found::add);
        return found.stream().findFirst();
    }

    @Override
    public void search(Search search, EntrySink sink) throws DirectoryException {
        for (DirectoryEntry entry : configuration.values()) {
            if (isWithin(entry.dn(), search) && matches(entry, search)) {
                sink.accept(entry);
            }
        }
        if (search.base().equals(BASE)) {
            for (int i = 0; i < people; i++) {
                sink.accept(withId(generator.person(i)));
            }
        }
    }

    private static boolean isWithin(String dn, Search search) {
        SearchScope scope = search.scope() == Search.Scope.ONE_LEVEL ? SearchScope.ONE : SearchScope.SUB;
        try {
            return new DN(dn).matchesBaseAndScope(new DN(search.base()), scope);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean matches(DirectoryEntry entry, Search search) {
        com.unboundid.ldap.sdk.Entry ldap = new com.unboundid.ldap.sdk.Entry(entry.dn());
        entry.attributeNames()
                .forEach(name -> ldap.addAttribute(name, entry.allBytes(name).toArray(byte[][]::new)));
        try {
            return search.filter().asLdap().matchesEntry(ldap);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ChangeFeed changes(String base) {
        return this::poll;
    }

    private synchronized void poll(List<String> attributes, EntrySink sink, Consumer<UUID> gone)
            throws DirectoryException {
        for (DirectoryEntry entry : changed.values()) {
            sink.accept(entry);
        }
        changed.clear();
    }

    @Override
    public void add(DirectoryEntry entry) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public void modify(String dn, List<Modification> modifications) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public void modifyAs(String actor, String dn, List<Modification> modifications) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public void rename(String dn, String newDn) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public void delete(String dn) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public void setPassword(String dn, char[] password) throws DirectoryException {
        throw readOnly();
    }

    @Override
    public boolean verifyPassword(String dn, char[] password) {
        return false;
    }

    private static DirectoryException readOnly() {
        return new DirectoryException(Reason.ACCESS_DENIED, "these people are only read");
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
