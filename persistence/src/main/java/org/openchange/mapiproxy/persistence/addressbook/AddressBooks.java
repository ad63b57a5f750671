/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.openchange.mapiproxy.mapi.PropertyTag;
import org.openchange.mapiproxy.mapi.PropertyValue;
import org.openchange.mapiproxy.persistence.directory.DirectoryException;

/**
 * The address books of all organizations of one directory. Thread-safe.
 *
 * <p>Loaded in the background and refreshed from time to time; whoever asks never waits for the directory, except where a method says so. When
 * the directory is away the last state goes on being answered, and {@link #status} says since when. Every call takes the newest snapshot: a
 * caller that needs several answers of one moment takes the {@link AddressBook} once.
 */
public interface AddressBooks extends AutoCloseable {

    /**
     * The address book of an organization.
     *
     * @param organization the value of {@code /o=}, without regard to case
     * @return empty when there is none, and as long as nothing was loaded
     */
    Optional<AddressBook> book(String organization);

    /** The names of the organizations that are in the directory, as it spells them. */
    Set<String> organizations();

    /**
     * Who an authenticated principal is in the address book; {@link AddressBookObject#book} is the address book of this person's organization.
     * Hidden people are found too.
     *
     * @param user the account's name, or a user principal name
     * @param domain the NetBIOS domain or the realm that vouched for it; empty means the only one there is. One that is not the directory's
     *     finds nobody
     * @return empty for an account that has no place in an address book, and as long as nothing was loaded
     */
    Optional<AddressBookObject> whoIs(String user, String domain);

    /** Completed when the first load has succeeded, and at once after that; fails when this is closed before. */
    CompletionStage<Void> loaded();

    /**
     * Looks for changes in the directory now.
     *
     * @return completed when what the directory held at this moment is shown, or exceptionally with a {@link DirectoryException}
     */
    CompletionStage<Void> refresh();

    /**
     * A value that is too large to be kept, see {@link AddressBook#isReadThrough}. Asks the directory and waits for it, for a limited time, unless
     * it was asked a short while ago: not for event loops.
     */
    Optional<PropertyValue> readThrough(AddressBookObject object, PropertyTag tag) throws DirectoryException;

    AddressBookStatus status();

    /** Gives up this use of the service; the last one ends it. */
    @Override
    void close();
}
