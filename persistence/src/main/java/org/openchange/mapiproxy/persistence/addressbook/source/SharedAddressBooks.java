/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.addressbook.AddressBook;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookObject;
import org.openchange.mapiproxy.persistence.addressbook.AddressBookStatus;
import org.openchange.mapiproxy.persistence.addressbook.AddressBooks;
import org.openchange.mapiproxy.persistence.database.Database;
import org.openchange.mapiproxy.persistence.database.Databases;
import org.openchange.mapiproxy.persistence.database.id.HibernateMinimalIds;
import org.openchange.mapiproxy.persistence.directory.Directories;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/** The address books of this process: one service per directory, shared by all who open it, and ended with the last of them. Thread-safe. */
public final class SharedAddressBooks {
    private static final Map<Object, Shared> OPEN = new HashMap<>();

    private SharedAddressBooks() {}

    /** One service and how many use it; guarded by {@link #OPEN}. */
    private static final class Shared {
        private final Database database;
        private final AddressBooks books;
        private int users;

        private Shared(ProxySettings settings) {
            database = Databases.open(settings.database());
            books = new DirectoryAddressBooks(
                    () -> Directories.open(settings.directory(), settings.identity()),
                    settings.identity(),
                    settings.addressBook(),
                    new HibernateMinimalIds(database)::assign);
        }

        private void close() {
            books.close();
            database.close();
        }
    }

    /**
     * Opens the address books of the configured directory, with minimal ids of the configured database. Waits for neither: the books load in the
     * background, as soon as both are there. The caller closes them; closing them twice does no harm.
     */
    public static AddressBooks open(ProxySettings settings) {
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(settings.directory(), key -> new Shared(settings));
            shared.users++;
            return new Handle(settings.directory(), shared);
        }
    }

    private static void release(Object key, Shared shared) {
        synchronized (OPEN) {
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            OPEN.remove(key, shared);
        }
        shared.close();
    }

    /** What one user has. */
    private static final class Handle implements AddressBooks {
        private final Object key;
        private final Shared shared;
        private boolean closed;

        private Handle(Object key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        @Override
        public Optional<AddressBook> book(String organization) {
            return shared.books.book(organization);
        }

        @Override
        public Set<String> organizations() {
            return shared.books.organizations();
        }

        @Override
        public Optional<AddressBookObject> whoIs(String user, String domain) {
            return shared.books.whoIs(user, domain);
        }

        @Override
        public CompletionStage<Void> loaded() {
            return shared.books.loaded();
        }

        @Override
        public CompletionStage<Void> refresh() {
            return shared.books.refresh();
        }

        @Override
        public Optional<PropertyValue> readThrough(AddressBookObject object, PropertyTag tag)
                throws DirectoryException {
            return shared.books.readThrough(object, tag);
        }

        @Override
        public AddressBookStatus status() {
            return shared.books.status();
        }

        @Override
        public void close() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            release(key, shared);
        }
    }
}
