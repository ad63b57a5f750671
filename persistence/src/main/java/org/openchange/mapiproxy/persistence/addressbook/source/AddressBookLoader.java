/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openchange.mapiproxy.config.AddressBookSettings;
import org.openchange.mapiproxy.persistence.addressbook.MinimalIdSource;
import org.openchange.mapiproxy.persistence.addressbook.snapshot.AddressBookSnapshot;
import org.openchange.mapiproxy.persistence.directory.Attributes;
import org.openchange.mapiproxy.persistence.directory.Directory;
import org.openchange.mapiproxy.persistence.directory.Directory.ChangeFeed;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;
import org.openchange.mapiproxy.persistence.directory.DirectoryException.Reason;
import org.openchange.mapiproxy.persistence.directory.DirectoryKind;
import org.openchange.mapiproxy.persistence.directory.EntryFilter;
import org.openchange.mapiproxy.persistence.directory.Search;
import org.openchange.mapiproxy.persistence.organization.Organizations;

/**
 * Reads everything once, and after that only what changed. Where something failed when changes were already taken from the directory, or the
 * containers changed, everything is read again. Used by one thread.
 */
final class AddressBookLoader {
    private final Directory directory;
    private final AddressBookSettings settings;
    private final MinimalIdSource ids;

    private Map<String, AddressBookSnapshot> books = Map.of();
    private List<ChangeFeed> feeds = List.of();
    private BookMaker maker;
    private boolean followsChanges;
    private long version;

    AddressBookLoader(Directory directory, AddressBookSettings settings, MinimalIdSource ids) {
        this.directory = directory;
        this.settings = settings;
        this.ids = ids;
    }

    /** What the texts that all books share take in memory. */
    long sharedBytes() {
        return maker == null ? 0 : maker.pool().bytes();
    }

    /**
     * The address books as the directory has them now, by the key of their organization. Those in which nothing changed are the same as the last
     * time.
     */
    Map<String, AddressBookSnapshot> read() throws IOException {
        if (!followsChanges) {
            return readAll();
        }
        Changes changes = poll();
        if (changes.needsAll()) {
            return readAll();
        }
        if (!changes.isEmpty()) {
            books = maker.changed(books, changes, ++version);
        }
        followsChanges = true;
        return books;
    }

    private Map<String, AddressBookSnapshot> readAll() throws IOException {
        List<ChangeFeed> opened = new ArrayList<>();
        for (String base : bases()) {
            opened.add(directory.changes(base));
        }
        feeds = opened;
        maker = new BookMaker(settings, ids, directory.layout(), new Organizations(directory).all());
        BookMaker.Entries entries = maker.new Entries();
        EntryFilter named = EntryFilter.present(Attributes.LEGACY_EXCHANGE_DN);
        for (String base : bases()) {
            directory.search(new Search(base, Search.Scope.SUBTREE, named, maker.attributes()), entries::add);
        }
        books = maker.books(entries, ++version);
        followsChanges = true;
        return books;
    }

    /** Active Directory keeps the configuration beside the people although its name is below theirs. */
    private List<String> bases() throws DirectoryException {
        String people = directory.layout().base();
        String configuration = directory.layout().configuration();
        try {
            boolean isOne = directory.kind() != DirectoryKind.ACTIVE_DIRECTORY
                    && new DN(configuration).isDescendantOf(new DN(people), true);
            return isOne ? List.of(people) : List.of(people, configuration);
        } catch (LDAPException e) {
            throw new DirectoryException(Reason.FAILED, "the layout of the directory has no valid names", e);
        }
    }

    /** Afterwards it takes {@link #books} that know of these changes to go on with the next ones. */
    private Changes poll() throws DirectoryException {
        Changes changes = new Changes();
        for (ChangeFeed feed : feeds) {
            feed.poll(maker.attributes(), changes::changed, id -> gone(changes, id));
            // This feed does not tell it again, should the next one fail.
            followsChanges = false;
        }
        return changes;
    }

    private void gone(Changes changes, UUID id) {
        if (maker.isList(id)) {
            changes.requireAll();
        }
        changes.gone(id);
    }
}
